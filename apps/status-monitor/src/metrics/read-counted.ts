import { rows, type Tx } from '@linesman/persistence';
import type { AskedTime } from './asked-time';
import type { Counted } from './metrics-of';

const HOUR = 3_600;
const DAY = 24 * HOUR;

/**
 * The calls of an integration. Days that are rolled up are read as hours or days where the steps are that long; what came
 * since, and shorter steps, from the buckets of five minutes.
 */
export function readCounted(tx: Tx, integrationId: string, { from, to, step_seconds }: AskedTime): Promise<Counted[]> {
  const buckets = 'select bucket_at as at, calls from call_buckets where integration_id = $1 and bucket_at < $3';
  if (step_seconds < HOUR) return rows<Counted>(tx, `${buckets} and bucket_at >= $2`, [integrationId, from, to]);
  const [table, at] = step_seconds < DAY ? ['call_hours', 'hour_at'] : ['call_days', 'day_at'];
  return rows<Counted>(
    tx,
    `with rolled as materialized (select day_at as until from call_rollup)
     select ${at} as at, calls from ${table}
     where integration_id = $1 and ${at} >= $2 and ${at} < $3 and ${at} < (select until from rolled)
     union all ${buckets} and bucket_at >= $2 and bucket_at >= (select until from rolled)`,
    [integrationId, from, to],
  );
}
