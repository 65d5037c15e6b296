import { Database } from '@linesman/persistence';
import { Caller, Clock, invalidFields, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { type HealthHistory, HistoryQuery } from './history.dto';
import { bucketSecondsFor, readBuckets, readTransitions, readWatched } from './read-history';

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

  /** One integration's health and calls over time. */
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
      const newest = await readTransitions(tx, [integration_id], { from, to, limit: MOST_TRANSITIONS + 1 });
      const transitions = newest
        .slice(0, MOST_TRANSITIONS)
        .reverse()
        .map(({ integration_id: _id, ...transition }) => transition);
      const start = newest.length > MOST_TRANSITIONS ? transitions[0]!.at : from;
      const bucket_seconds = bucketSecondsFor(start, to);
      return {
        integration_id,
        from: start,
        to,
        watched_since: watched.watched_since,
        status_at_start: transitions[0]?.old_status ?? watched.status,
        transitions,
        bucket_seconds,
        buckets: await readBuckets(tx, integration_id, { from: start, to, bucket_seconds }),
      };
    });
  }
}
