import { Database } from '@linesman/persistence';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, IsUUID, Max, Min } from 'class-validator';

export class EventsQuery {
  @IsUUID() integration_id: string;
  @IsInt() @Min(1) @Max(200) @Type(() => Number) limit = 100;
  /** `created_at` of the last event of the page before. */
  @IsOptional() @IsISO8601() before?: string;
}

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('integration-events')
export class IntegrationEventsController {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  @Get()
  async list(@Query() query: EventsQuery, @Caller() caller: Principal): Promise<{ items: unknown[] }> {
    const items = (await this.database.inTenant(caller.tenantId, (tx) =>
      tx.query(
        `select id, customer_id, integration_type, integration_id, event_type, error_details, created_at from integration_events
         where integration_id = $1 and ($2::timestamptz is null or created_at < $2) order by created_at desc limit $3`,
        [query.integration_id, query.before, query.limit],
      ),
    )) as unknown[];
    return { items };
  }
}
