import { Database } from '@linesman/persistence';
import { Caller, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { pageOf, PageQuery, type Place, placeOf } from '../http/page';

const asked = {
  open: ['open', 'acknowledged'],
  acknowledged: ['acknowledged'],
  resolved: ['resolved', 'withdrawn'],
  withdrawn: ['withdrawn'],
};

export class SignalsQuery extends PageQuery {
  /** `open` has the acknowledged ones too, `resolved` the withdrawn. */
  @IsOptional() @IsIn(Object.keys(asked)) status?: keyof typeof asked;
  @IsOptional() @IsUUID() integration_id?: string;
  @IsOptional() @IsUUID() customer_id?: string;
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
  async list(
    @Query() query: SignalsQuery,
    @Caller() caller: Principal,
  ): Promise<{ items: object[]; next_cursor?: string }> {
    const rows = (await this.database.inTenant(caller.tenantId, (tx) =>
      tx.query(
        `select ${columns}, 0 as place_rank, opened_at::text as place_at, signal_id as place_id from risk_signals
         where ($1::text[] is null or status = any($1)) and ($2::uuid is null or integration_id = $2)
           and ($3::uuid is null or customer_id = $3)
           and ($4::int is null or (0, opened_at, signal_id) < ($4, $5::timestamptz, $6::uuid))
         order by opened_at desc, signal_id desc limit $7 + 1`,
        [
          query.status ? asked[query.status] : null,
          query.integration_id,
          query.customer_id,
          ...placeOf(query),
          query.limit,
        ],
      ),
    )) as Place[];
    return pageOf(rows, query);
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
