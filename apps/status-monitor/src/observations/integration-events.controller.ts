import { Database } from '@linesman/persistence';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { pageOf, PageQuery, type Place, placeOf } from '../http/page';

export class EventsQuery extends PageQuery {
  @IsUUID() integration_id: string;
}

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('integration-events')
export class IntegrationEventsController {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  @Get()
  async list(
    @Query() query: EventsQuery,
    @Caller() caller: Principal,
  ): Promise<{ items: object[]; next_cursor?: string }> {
    const rows = (await this.database.inTenant(caller.tenantId, (tx) =>
      tx.query(
        `select id, customer_id, integration_type, integration_id, event_type, error_details, created_at,
           0 as place_rank, created_at::text as place_at, id as place_id
         from integration_events
         where integration_id = $1 and ($2::int is null or (0, created_at, id) < ($2, $3::timestamptz, $4::uuid))
         order by created_at desc, id desc limit $5 + 1`,
        [query.integration_id, ...placeOf(query), query.limit],
      ),
    )) as Place[];
    return pageOf(rows, query);
  }
}
