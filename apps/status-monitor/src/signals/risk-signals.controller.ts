import { Database } from '@linesman/persistence';
import { Caller, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Max, Min } from 'class-validator';

const asked = {
  open: ['open', 'acknowledged'],
  acknowledged: ['acknowledged'],
  resolved: ['resolved', 'withdrawn'],
  withdrawn: ['withdrawn'],
};

export class SignalsQuery {
  /** `open` has the acknowledged ones too, `resolved` the withdrawn. */
  @IsOptional() @IsIn(Object.keys(asked)) status?: keyof typeof asked;
  @IsOptional() @IsUUID() integration_id?: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @IsInt() @Min(1) @Max(200) @Type(() => Number) limit = 100;
  /** `opened_at` of the last signal of the page before. */
  @IsOptional() @IsISO8601() before?: string;
}

const columns = `signal_id, integration_id, snapshot -> 'status_change' ->> 'integration_name' as integration_name,
  snapshot ->> 'connection_name' as connection_name, customer_id, snapshot -> 'customer' as customer, signal_type, severity,
  status, cause, failure_reason, occurrences, opened_at, last_seen_at, acknowledged_by, acknowledged_at, resolved_at, resolution`;

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('risk-signals')
export class RiskSignalsController {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  @Get()
  async list(@Query() query: SignalsQuery, @Caller() caller: Principal): Promise<{ items: unknown[] }> {
    const items = (await this.database.inTenant(caller.tenantId, (tx) =>
      tx.query(
        `select ${columns} from risk_signals
         where ($1::text[] is null or status = any($1)) and ($2::uuid is null or integration_id = $2)
           and ($3::uuid is null or customer_id = $3) and ($4::timestamptz is null or opened_at < $4)
         order by opened_at desc limit $5`,
        [query.status ? asked[query.status] : null, query.integration_id, query.customer_id, query.before, query.limit],
      ),
    )) as unknown[];
    return { items };
  }

  @Get(':signal_id')
  async get(@Param('signal_id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<unknown> {
    const rows = (await this.database.inTenant(caller.tenantId, (tx) =>
      tx.query(`select ${columns}, snapshot from risk_signals where signal_id = $1`, [id]),
    )) as unknown[];
    if (!rows[0]) throw notFound('risk signal');
    return rows[0];
  }
}
