import type { WebhookOutcome } from '@linesman/contracts';
import { Database, rows } from '@linesman/persistence';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { IsString, IsUUID, Length } from 'class-validator';
import { MOST_ENDPOINTS } from './note-delivery';
import { type RequestedTest, RequestTest } from './request-test';

export class EndpointsQuery {
  @IsUUID() integration_id: string;
}

export class TestBody {
  @IsUUID() integration_id: string;
  @IsString() @Length(1, 100) endpoint: string;
}

export interface WebhookEndpointView {
  /** As it was reported. */
  endpoint: string;
  /** `platform`: the platform sends to the endpoint of a customer. `provider`: the provider sends to the platform. */
  sent_by: 'platform' | 'provider';
  last_heard_at: Date;
  delivered_at: Date | null;
  refused_at: Date | null;
  /** What the endpoint answered last, if it answered. */
  http_status: number | null;
  /** If nothing is heard by then, the endpoint counts as silent. Null where too little is known, or while it is silent. */
  silent_after: Date | null;
  /** Null while it works. */
  problem: { cause: 'webhook_refused' | 'webhook_silent'; since: Date; failures: number | null } | null;
  /** The newest test that a user asked for. `outcome` is null until the platform has reported it. */
  test: { attempt_id: string; requested_at: Date; requested_by: string; outcome: WebhookOutcome | null } | null;
}

const problem = `(select jsonb_build_object('cause', p ->> 'cause', 'failures', p -> 'failures',
    'since', to_timestamp((p ->> 'since')::float8 / 1000))
  from jsonb_array_elements(h.machine_state #> '{health,problems}') p
  where p ->> 'part' = e.endpoint and p ->> 'cause' in ('webhook_refused', 'webhook_silent') limit 1)`;
const test = `case when e.test_attempt_id is not null then jsonb_build_object('attempt_id', e.test_attempt_id,
  'requested_at', e.test_requested_at, 'requested_by', e.test_requested_by, 'outcome', e.test_outcome) end`;

@Controller('webhook-endpoints')
export class WebhookEndpointsController {
  constructor(
    private readonly database: Database,
    private readonly tests: RequestTest,
  ) {}

  /** Endpoints of an integration of which webhooks were reported, the newest report first; 50 at most. */
  @Get()
  @Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
  async list(
    @Query() { integration_id }: EndpointsQuery,
    @Caller() { tenantId }: Principal,
  ): Promise<{ items: WebhookEndpointView[] }> {
    const items = await this.database.inTenant(tenantId, (tx) =>
      rows<WebhookEndpointView>(
        tx,
        `select e.endpoint, e.sent_by, e.last_heard_at, e.delivered_at, e.refused_at, e.http_status, e.silent_after,
           ${problem} as problem, ${test} as test
         from webhook_endpoints e join integration_health h using (integration_id)
         join integrations_copy i using (integration_id)
         where e.tenant_id = $1 and e.integration_id = $2 and not i.deleted
         order by e.last_heard_at desc, e.endpoint limit ${MOST_ENDPOINTS}`,
        [tenantId, integration_id],
      ),
    );
    return { items };
  }

  /**
   * Asks the platform, with the event `webhook_test_requested`, to send a test webhook to an endpoint. The platform
   * reports that attempt like any other, so a delivery ends what was wrong.
   */
  @Post('tests')
  @HttpCode(202)
  @Roles('tenant_admin', 'csm')
  test(@Body() { integration_id, endpoint }: TestBody, @Caller() caller: Principal): Promise<RequestedTest> {
    return this.tests.request(caller, integration_id, endpoint);
  }
}
