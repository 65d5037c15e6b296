import { Database, type Tx } from '@linesman/persistence';
import { Caller, Clock, invalidFields, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { bucketSecondsFor } from './bucket-seconds';
import { type CallBucket, type HealthHistory, HistoryQuery } from './history.dto';
import { readTransitions, readWatched } from './transitions';

const DAY_MS = 86_400_000;
const LONGEST_MS = 92 * DAY_MS;
const MOST_TRANSITIONS = 1_000;

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('integration-health/history')
export class HealthHistoryController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** How one integration's health and calls went over time. */
  @Get()
  async get(@Query() query: HistoryQuery, @Caller() caller: Principal): Promise<HealthHistory> {
    const to = query.to ?? this.clock.now();
    const from = query.from ?? new Date(to.getTime() - DAY_MS);
    const span = to.getTime() - from.getTime();
    if (span <= 0 || span > LONGEST_MS)
      throw invalidFields([{ field: 'from', message: 'must be before the end, by 92 days at most' }]);
    const { integration_id } = query;
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const [watched] = await readWatched(tx, [integration_id], to);
      if (!watched) throw notFound('integration');
      const newest = await readTransitions(tx, [integration_id], { from, to, most: MOST_TRANSITIONS + 1 });
      const cut = newest.length > MOST_TRANSITIONS;
      const transitions = newest
        .slice(0, MOST_TRANSITIONS)
        .reverse()
        .map(({ integration_id: _id, ...one }) => one);
      const start = cut ? transitions[0]!.at : from;
      const bucket_seconds = bucketSecondsFor(start, to);
      return {
        integration_id,
        from: start,
        to,
        watched_since: watched.watched_since,
        status_at_start: transitions[0]?.old_status ?? watched.status,
        transitions,
        bucket_seconds,
        buckets: await readBuckets(tx, integration_id, start, to, bucket_seconds),
      };
    });
  }
}

async function readBuckets(
  tx: Tx,
  integration_id: string,
  from: Date,
  to: Date,
  seconds: number,
): Promise<CallBucket[]> {
  return (await tx.query(
    `select to_timestamp(floor(extract(epoch from bucket_at) / $4) * $4) as at,
       sum(successes)::int as successes, sum(failures)::int as failures,
       round((sum(latency_ms_sum) / greatest(sum(successes + failures), 1))::numeric, 1)::float8 as latency_ms_average,
       max(latency_ms_max) as latency_ms_max
     from call_buckets
     where integration_id = $1 and bucket_at <= $3
       and bucket_at >= to_timestamp(floor(extract(epoch from $2::timestamptz) / $4) * $4)
     group by 1 order by 1`,
    [integration_id, from, to, seconds],
  )) as CallBucket[];
}
