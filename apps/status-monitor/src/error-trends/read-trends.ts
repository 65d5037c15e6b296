import { Database, RetentionDays, rows } from '@linesman/persistence';
import { Clock, invalidFields } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { type Days, daysAsked, daysBefore, spanOf, splitDays } from '../days/spans';
import type { Grouping, TrendsCsvQuery } from './asked';
import { type Counted, type ErrorTrend, trendOf } from './trend';

const USUAL_DAYS = 28;
const MOST_DAYS = 92;

/** Where an earlier page ended. */
interface Place {
  failures: string;
  key: string;
}

export interface Trend {
  key: string;
  trend: ErrorTrend;
}
export interface Trends {
  days: Days;
  periods: Days[];
  found: Trend[];
}

type Row = Omit<ErrorTrend, 'causes' | 'failures' | 'failures_before' | 'change_percent' | 'by_period'> & {
  key: string;
  counted: Counted[];
};

@Injectable()
export class ReadTrends {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly retention: RetentionDays,
  ) {}

  /** The groups with the most failures first. Integrations that were deleted count nowhere. */
  async read(tenantId: string, asked: TrendsCsvQuery, limit: number, place?: Place): Promise<Trends> {
    const { time_zone, each, by, integration_id, customer_id, connection_code } = asked;
    const now = this.clock.now();
    const days = daysAsked(withUsual(asked, now), time_zone, now);
    const periods = splitDays(days, each);
    if (DateTime.fromISO(days.to).diff(DateTime.fromISO(days.from), 'days').days >= MOST_DAYS)
      throw invalidFields([{ field: 'from', message: `must be ${MOST_DAYS} days before the last one at most` }]);
    const before = spanOf(daysBefore(days), time_zone);
    const kept = this.retention.before('failure_hours', now) <= before.from;
    const starts = periods.map((one) => spanOf(one, time_zone).from);
    const found = await this.database.inTenant(tenantId, (tx) =>
      rows<Row>(tx, counted[by], [
        tenantId,
        before.from,
        spanOf(days, time_zone).to,
        starts,
        integration_id,
        customer_id,
        connection_code,
        place?.failures,
        place?.key,
        limit,
      ]),
    );
    return {
      days,
      periods,
      found: found.map(({ key, counted: mine, ...subject }) => ({
        key,
        trend: { ...subject, ...trendOf(mine, periods, kept) },
      })),
    };
  }
}

/** The last four weeks, unless days are given. */
function withUsual({ from, to, time_zone }: TrendsCsvQuery, now: Date): Partial<Days> {
  if (from) return { from, to };
  const last = to ? DateTime.fromISO(to, { zone: 'utc' }) : DateTime.fromJSDate(now, { zone: time_zone });
  return { from: last.minus({ days: USUAL_DAYS - 1 }).toISODate()!, to };
}

const keys: Record<Grouping, string> = {
  tenant: `'all'`,
  connection: 'i.connection_code',
  customer: `coalesce(i.customer_id::text, 'none')`,
  integration: 'i.integration_id::text',
};

const subjects: Record<Grouping, string> = {
  tenant: `null as integration_id, null as integration_name, null as connection_code, null as customer_id, null as customer_name`,
  connection: `null as integration_id, null as integration_name, p.key as connection_code, null as customer_id, null as customer_name`,
  customer: `null as integration_id, null as integration_name, null as connection_code, nullif(p.key, 'none') as customer_id,
    (select c.snapshot ->> 'name' from customers_copy c
     where c.tenant_id = $1 and c.customer_id::text = p.key and not c.deleted) as customer_name`,
  integration: `p.key as integration_id, i.name as integration_name, i.connection_code, i.customer_id::text,
    (select c.snapshot ->> 'name' from customers_copy c
     where c.tenant_id = $1 and c.customer_id = i.customer_id and not c.deleted) as customer_name`,
};

/**
 * Only hours in which something failed have rows, and days that do not count are partitions that are not read. $1: tenant,
 * $2 and $3: the time with the days before, $4: when the periods begin, $5 to $7: integration, customer, connection,
 * $8 and $9: where the page before ended, $10: how many.
 */
const statement = (by: Grouping): string => `with mine as (
    select ${keys[by]} as key, f.cause, width_bucket(f.hour_at, $4::timestamptz[]) as period, sum(f.failures)::int as failures
    from failure_hours f join integrations_copy i using (integration_id)
    where f.tenant_id = $1 and f.hour_at >= $2 and f.hour_at < $3 and not i.deleted
      and ($5::uuid is null or f.integration_id = $5) and ($6::uuid is null or i.customer_id = $6)
      and ($7::text is null or i.connection_code = $7)
    group by 1, 2, 3),
  page as (
    select key, coalesce(sum(failures) filter (where period > 0), 0)::bigint as failures,
      json_agg(json_build_array(cause, period, failures)) as counted
    from mine group by key
    having $8::bigint is null or (-coalesce(sum(failures) filter (where period > 0), 0)::bigint, key) > (-$8::bigint, $9::text)
    order by 2 desc, key limit $10)
  select p.key, p.counted, ${subjects[by]}
  from page p ${by === 'integration' ? 'join integrations_copy i on i.integration_id = p.key::uuid' : ''}
  order by p.failures desc, p.key`;

const counted: Record<Grouping, string> = {
  tenant: statement('tenant'),
  connection: statement('connection'),
  customer: statement('customer'),
  integration: statement('integration'),
};
