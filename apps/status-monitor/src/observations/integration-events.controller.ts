import { Database, rows } from '@linesman/persistence';
import { Caller, type Page, pageOf, PageQuery, placeOf, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { IsUUID } from 'class-validator';

export class EventsQuery extends PageQuery {
  @IsUUID() integration_id: string;
}

export interface IntegrationEventView {
  id: string;
  customer_id: string | null;
  integration_type: string;
  integration_id: string;
  /**
   * auth_failure, webhook_failed, sync_error, disconnected, degraded, recovered, cause_changed, reconnected, watched_again,
   * signing_keys_changed, switched_off, switched_on
   */
  event_type: string;
  /** The observation, or the change of status. `failures` and `last_started_at` where several were the same. */
  error_details: Record<string, unknown>;
  created_at: Date;
}

/** `created_at` has microseconds, which a Date loses: the place counts them since 1970. */
type Placed = IntegrationEventView & { place_us: string };

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('integration-events')
export class IntegrationEventsController {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  @Get()
  async list(@Query() query: EventsQuery, @Caller() caller: Principal): Promise<Page<IntegrationEventView>> {
    const [place_us, place_id] = placeOf(query, 'bigint', 'uuid') ?? [];
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      rows<Placed>(
        tx,
        `select id, customer_id, integration_type, integration_id, event_type, error_details, created_at,
           (extract(epoch from created_at) * 1000000)::bigint::text as place_us
         from integration_events
         where integration_id = $1 and ($2::bigint is null
           or (created_at, id) < ('epoch'::timestamptz + $2 * interval '1 microsecond', $3::uuid))
         order by created_at desc, id desc limit $4`,
        [query.integration_id, place_us, place_id, query.limit + 1],
      ),
    );
    const { items, next_cursor } = pageOf(found, query, (row) => [row.place_us, row.id]);
    return { items: items.map(({ place_us: _us, ...view }) => view), next_cursor };
  }
}
