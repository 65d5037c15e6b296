import { Database, rows } from '@linesman/persistence';
import { Caller, type Page, pageOf, PageQuery, placeOf, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { IsUUID } from 'class-validator';

export class HealthScoreChangesQuery extends PageQuery {
  @IsUUID() customer_id: string;
}

/** A base that was set, or points that a signal took or gave back. */
export interface HealthScoreChange {
  id: string;
  created_at: Date;
  /** Null where it is an adjustment. */
  base: number | null;
  /** Null where a base was set. */
  adjustment: number | null;
  /** The score afterwards; null where no base was known. */
  value: number | null;
  reason: string | null;
  /** The subject of the token that set the base. */
  set_by: string | null;
  signal_id: string | null;
}

type Placed = HealthScoreChange & { place_us: string };

const behind = `($2::bigint is null
  or (created_at, id) < ('epoch'::timestamptz + $2::bigint * interval '1 microsecond', $3::uuid))`;
const newest = 'order by created_at desc, id desc limit $4';

const changes = `select c.*, (extract(epoch from created_at) * 1000000)::bigint::text as place_us from (
    (select id, created_at, base, null::int as adjustment, value, reason, set_by, null::uuid as signal_id
     from health_score_bases where customer_id = $1 and ${behind} ${newest})
    union all
    (select id, created_at, null, adjustment, value, reason, null, signal_id
     from health_score_adjustments where customer_id = $1 and ${behind} ${newest})) c
  ${newest}`;

@Roles('csm', 'tenant_admin', 'admin', 'service')
@Controller('health-score-changes')
export class HealthScoreChangesController {
  constructor(private readonly database: Database) {}

  /** How a customer's health score came about, the newest first. */
  @Get()
  async list(
    @Caller() { tenantId }: Principal,
    @Query() query: HealthScoreChangesQuery,
  ): Promise<Page<HealthScoreChange>> {
    const [place_us, place_id] = placeOf(query, 'bigint', 'uuid') ?? [];
    const found = await this.database.inTenant(tenantId, (tx) =>
      rows<Placed>(tx, changes, [query.customer_id, place_us, place_id, query.limit + 1]),
    );
    const { items, next_cursor } = pageOf(found, query, (row) => [row.place_us, row.id]);
    return { items: items.map(({ place_us: _us, ...change }) => change), next_cursor };
  }
}
