import type { Observation } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import type { HealthRow } from '../health/health-row';

export const BUCKET_SECONDS = 300;

/** Success rate and latency in buckets of five minutes, by the time at which the call began. */
export async function countCall(tx: Tx, row: HealthRow, observation: Observation): Promise<void> {
  if (observation.source !== 'execution' && observation.source !== 'probe') return;
  const ok = observation.outcome === 'success';
  const latency = observation.latency_ms ?? 0;
  await tx.query(
    `insert into call_buckets as b (integration_id, bucket_at, tenant_id, successes, failures, latency_ms_sum, latency_ms_max)
     values ($1, to_timestamp(floor(extract(epoch from $2::timestamptz) / $3) * $3), $4, $5, $6, $7, $7)
     on conflict (integration_id, bucket_at) do update set successes = b.successes + excluded.successes,
       failures = b.failures + excluded.failures, latency_ms_sum = b.latency_ms_sum + excluded.latency_ms_sum,
       latency_ms_max = greatest(b.latency_ms_max, excluded.latency_ms_max)`,
    [row.integration_id, observation.started_at, BUCKET_SECONDS, row.tenant_id, ok ? 1 : 0, ok ? 0 : 1, latency],
  );
}
