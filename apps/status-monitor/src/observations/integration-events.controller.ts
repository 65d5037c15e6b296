import { Database } from '@linesman/persistence';
import { Caller, type Page, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { pageOf, PageQuery, type Place, placeOf } from '../http/page';

export class EventsQuery extends PageQuery {
  @IsUUID() integration_id: string;
}

export interface IntegrationEventView {
  id: string;
  customer_id: string | null;
  integration_type: string;
  integration_id: string;
  /** auth_failure, webhook_failed, sync_error, disconnected, degraded, recovered, reconnected */
  event_type: string;
  /** What was observed, or what changed. */
  error_details: Record<string, unknown>;
  created_at: Date;
}

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('integration-events')
export class IntegrationEventsController {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  @Get()
  async list(@Query() query: EventsQuery, @Caller() caller: Principal): Promise<Page<IntegrationEventView>> {
    const rows = (await this.database.inTenant(caller.tenantId, (tx) =>
      tx.query(
        `select id, customer_id, integration_type, integration_id, event_type, error_details, created_at,
           0 as place_rank, created_at::text as place_at, id as place_id
         from integration_events
         where integration_id = $1 and ($2::int is null or (0, created_at, id) < ($2, $3::timestamptz, $4::uuid))
         order by created_at desc, id desc limit $5 + 1`,
        [query.integration_id, ...placeOf(query), query.limit],
      ),
    )) as (IntegrationEventView & Place)[];
    return pageOf<IntegrationEventView>(rows, query);
  }
}
