import type { Observation } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';
import type { HealthRow } from '../health/health-row';

/** `call_buckets` counts calls and their latency in buckets of five minutes, by the start of the call. */
const BUCKET_SECONDS = 300;

const isCall = ({ source }: Observation): boolean => source === 'execution' || source === 'probe';

/** Counts one call. Only executions and probes are calls of ours to the provider. */
export async function countCall(tx: Tx, row: HealthRow, observation: Observation): Promise<void> {
  if (!isCall(observation)) return;
  const succeeded = observation.outcome === 'success';
  await changed(
    tx,
    `insert into call_buckets as b (integration_id, bucket_at, tenant_id, successes, failures, latency_ms_sum, latency_ms_max)
     values ($1, to_timestamp(floor(extract(epoch from $2::timestamptz) / $3) * $3), $4, $5, $6, $7, $7)
     on conflict (integration_id, bucket_at) do update set successes = b.successes + excluded.successes,
       failures = b.failures + excluded.failures, latency_ms_sum = b.latency_ms_sum + excluded.latency_ms_sum,
       latency_ms_max = greatest(b.latency_ms_max, excluded.latency_ms_max)`,
    [
      row.integration_id,
      observation.started_at,
      BUCKET_SECONDS,
      row.tenant_id,
      succeeded ? 1 : 0,
      succeeded ? 0 : 1,
      observation.latency_ms ?? 0,
    ],
  );
}

export interface Successes {
  row: HealthRow;
  observations: Observation[];
}

/** Counts the successes of many integrations in one statement that writes each bucket once. */
export async function countSuccesses(tx: Tx, all: Successes[]): Promise<void> {
  const buckets = all.flatMap(bucketsOf);
  if (buckets.length === 0) return;
  await changed(
    tx,
    `insert into call_buckets as b (integration_id, bucket_at, tenant_id, successes, latency_ms_sum, latency_ms_max)
     select * from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::int[], $5::float[], $6::float[])
     on conflict (integration_id, bucket_at) do update set successes = b.successes + excluded.successes,
       latency_ms_sum = b.latency_ms_sum + excluded.latency_ms_sum,
       latency_ms_max = greatest(b.latency_ms_max, excluded.latency_ms_max)`,
    [
      buckets.map((bucket) => bucket.integration_id),
      buckets.map((bucket) => bucket.bucket_at),
      buckets.map((bucket) => bucket.tenant_id),
      buckets.map((bucket) => bucket.successes),
      buckets.map((bucket) => bucket.latency_ms_sum),
      buckets.map((bucket) => bucket.latency_ms_max),
    ],
  );
}

interface Bucket {
  integration_id: string;
  tenant_id: string;
  bucket_at: string;
  successes: number;
  latency_ms_sum: number;
  latency_ms_max: number;
}

function bucketsOf({ row: { integration_id, tenant_id }, observations }: Successes): Bucket[] {
  const buckets = new Map<number, Bucket>();
  for (const { started_at, latency_ms = 0 } of observations.filter(isCall)) {
    const start = Math.floor(Date.parse(started_at) / 1_000 / BUCKET_SECONDS) * BUCKET_SECONDS;
    const known = buckets.get(start);
    buckets.set(start, {
      integration_id,
      tenant_id,
      bucket_at: new Date(start * 1_000).toISOString(),
      successes: (known?.successes ?? 0) + 1,
      latency_ms_sum: (known?.latency_ms_sum ?? 0) + latency_ms,
      latency_ms_max: Math.max(known?.latency_ms_max ?? 0, latency_ms),
    });
  }
  return [...buckets.values()];
}
