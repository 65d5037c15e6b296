import type { HealthStatus } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import type { CallBucket, HealthTransition } from './history.dto';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const bucketSizes = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR];
const MOST_BUCKETS = 60;

const statusEvents = `('disconnected', 'degraded', 'recovered')`;

export interface WatchedIntegration {
  integration_id: string;
  watched_since: Date;
  /** At the time asked for: the old status of the first change after it, or the present status. */
  status: HealthStatus;
}

export type IntegrationTransition = HealthTransition & { integration_id: string };

/** Those of the integrations that exist and are not deleted. */
export const readWatched = (tx: Tx, ids: string[], at: Date): Promise<WatchedIntegration[]> =>
  rows<WatchedIntegration>(
    tx,
    `select h.integration_id, h.created_at as watched_since, coalesce(next.old_status, h.status) as status
     from integration_health h join integrations_copy i using (integration_id)
     left join lateral (
       select e.error_details->>'old_status' as old_status from integration_events e
       where e.integration_id = h.integration_id and e.created_at > $2 and e.event_type in ${statusEvents}
       order by e.created_at, e.id limit 1) next on true
     where h.integration_id = any($1) and not i.deleted`,
    [ids, at],
  );

/** The newest `limit` transitions of each integration, newest first. */
export const readTransitions = (
  tx: Tx,
  ids: string[],
  { from, to, limit }: { from: Date; to: Date; limit: number },
): Promise<IntegrationTransition[]> =>
  rows<IntegrationTransition>(
    tx,
    `select of.integration_id, e.* from unnest($1::uuid[]) as of (integration_id) cross join lateral (
       select created_at as at, error_details->>'old_status' as old_status, error_details->>'new_status' as new_status,
         error_details->>'cause' as cause, error_details->>'failure_reason' as failure_reason
       from integration_events e
       where e.integration_id = of.integration_id and created_at >= $2 and created_at <= $3 and event_type in ${statusEvents}
       order by created_at desc, id desc limit $4) e
     order by e.at desc`,
    [ids, from, to, limit],
  );

/** Calls are stored in buckets of five minutes. A longer time is shown in coarser ones: at most 60, or one a day. */
export const bucketSecondsFor = (from: Date, to: Date): number =>
  bucketSizes.find((size) => (to.getTime() - from.getTime()) / 1_000 / size <= MOST_BUCKETS) ??
  (bucketSizes.at(-1) as number);

export const readBuckets = (
  tx: Tx,
  integrationId: string,
  { from, to, bucket_seconds }: { from: Date; to: Date; bucket_seconds: number },
): Promise<CallBucket[]> =>
  rows<CallBucket>(
    tx,
    `select to_timestamp(floor(extract(epoch from bucket_at) / $4) * $4) as at,
       sum(successes)::int as successes, sum(failures)::int as failures,
       round((sum(latency_ms_sum) / greatest(sum(successes + failures), 1))::numeric, 1)::float8 as latency_ms_average,
       max(latency_ms_max) as latency_ms_max
     from call_buckets
     where integration_id = $1 and bucket_at <= $3
       and bucket_at >= to_timestamp(floor(extract(epoch from $2::timestamptz) / $4) * $4)
     group by 1 order by 1`,
    [integrationId, from, to, bucket_seconds],
  );
