import type { Tx } from '@linesman/persistence';
import { BUCKET_SECONDS } from './count-call';
import type { Quiet } from './take-successes.system';

interface Bucket {
  integration_id: string;
  tenant_id: string;
  bucket_at: string;
  successes: number;
  latency_ms_sum: number;
  latency_ms_max: number;
}

/** Each bucket once, however many calls fell into it. */
export async function countSuccesses(tx: Tx, quiet: Quiet[]): Promise<void> {
  const buckets = quiet.flatMap(bucketsOf);
  if (buckets.length === 0) return;
  await tx.query(
    `insert into call_buckets as b (integration_id, bucket_at, tenant_id, successes, latency_ms_sum, latency_ms_max)
     select * from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::int[], $5::float[], $6::float[])
     on conflict (integration_id, bucket_at) do update set successes = b.successes + excluded.successes,
       latency_ms_sum = b.latency_ms_sum + excluded.latency_ms_sum,
       latency_ms_max = greatest(b.latency_ms_max, excluded.latency_ms_max)`,
    (['integration_id', 'bucket_at', 'tenant_id', 'successes', 'latency_ms_sum', 'latency_ms_max'] as const).map((it) =>
      buckets.map((bucket) => bucket[it]),
    ),
  );
}

function bucketsOf({ row: { integration_id, tenant_id }, successes }: Quiet): Bucket[] {
  const buckets = new Map<number, Bucket>();
  for (const { observation } of successes) {
    const at = Math.floor(Date.parse(observation.started_at) / 1_000 / BUCKET_SECONDS) * BUCKET_SECONDS;
    const latency = observation.latency_ms ?? 0;
    const known = buckets.get(at) ?? { successes: 0, latency_ms_sum: 0, latency_ms_max: 0 };
    buckets.set(at, {
      integration_id,
      tenant_id,
      bucket_at: new Date(at * 1_000).toISOString(),
      successes: known.successes + 1,
      latency_ms_sum: known.latency_ms_sum + latency,
      latency_ms_max: Math.max(known.latency_ms_max, latency),
    });
  }
  return [...buckets.values()];
}
