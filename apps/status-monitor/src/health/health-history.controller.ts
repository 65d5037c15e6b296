import { Database } from '@linesman/persistence';
import { Caller, Clock, invalidFields, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { type HealthHistory, HistoryQuery } from './history.dto';
import { bucketSecondsFor, readBuckets } from './read-buckets';
import { readTimelines } from './read-timelines';

const DAY_MS = 86_400_000;
const LONGEST_MS = 92 * DAY_MS;
const MOST_CHANGES = 1_000;

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
      const timeline = (await readTimelines(tx, [integration_id], { from, to }, MOST_CHANGES)).get(integration_id);
      if (!timeline) throw notFound('integration');
      const bucket_seconds = bucketSecondsFor(timeline.from, to);
      const buckets = await readBuckets(tx, integration_id, { from: timeline.from, to, bucket_seconds });
      return { integration_id, ...timeline, to, bucket_seconds, buckets };
    });
  }
}
