import { rows, type Tx } from '@linesman/persistence';
import type { CallBucket } from './history.dto';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const bucketSizes = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR];
const MOST_BUCKETS = 60;

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
