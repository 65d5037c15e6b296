import type { Observation } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';
import { addCounts, type ByteCounts, byteCountsOf, type CallCounts, keyOf } from '../calls/call-counts';

/** `call_buckets` counts calls and their latency in buckets of five minutes, by the start of the call. */
const BUCKET_MS = 300_000;

interface Bucket {
  integration_id: string;
  tenant_id: string;
  bucket_at: string;
  successes: number;
  failures: number;
  latency_ms_sum: number;
  latency_ms_max: number;
  calls: CallCounts;
  bytes: ByteCounts;
}

/** Buckets that grow while observations are recorded. */
export class CallBuckets {
  /** Integrations that executions have called. */
  readonly executed = new Set<string>();
  private readonly buckets = new Map<string, Bucket>();

  /** Counts one call. Only executions and probes are calls of ours to the provider. */
  count(tenant_id: string, observation: Observation): void {
    const { integration_id, source, outcome, started_at, latency_ms = 0 } = observation;
    if (source !== 'execution' && source !== 'probe') return;
    if (source === 'execution') this.executed.add(integration_id);
    const bucket = this.bucketOf(tenant_id, integration_id, Math.floor(Date.parse(started_at) / BUCKET_MS) * BUCKET_MS);
    bucket[outcome === 'success' ? 'successes' : 'failures'] += 1;
    bucket.latency_ms_sum += latency_ms;
    bucket.latency_ms_max = Math.max(bucket.latency_ms_max, latency_ms);
    addCounts(bucket.calls, { [keyOf(observation)]: 1 });
    addCounts(bucket.bytes, byteCountsOf(observation));
  }

  private bucketOf(tenant_id: string, integration_id: string, at: number): Bucket {
    const key = `${integration_id} ${at}`;
    const known = this.buckets.get(key);
    if (known) return known;
    const bucket_at = new Date(at).toISOString();
    const counts = { successes: 0, failures: 0, latency_ms_sum: 0, latency_ms_max: 0, calls: {}, bytes: {} };
    const bucket = { integration_id, tenant_id, bucket_at, ...counts };
    this.buckets.set(key, bucket);
    return bucket;
  }

  /** Writes each bucket once. The caller has locked the health of its integration. */
  async save(tx: Tx): Promise<void> {
    if (this.buckets.size === 0) return;
    await changed(
      tx,
      `insert into call_buckets as b (integration_id, bucket_at, tenant_id, successes, failures, latency_ms_sum, latency_ms_max, calls, bytes)
       select integration_id, bucket_at, tenant_id, successes, failures, latency_ms_sum, latency_ms_max, calls, bytes
       from jsonb_to_recordset($1::jsonb) as q (integration_id uuid, bucket_at timestamptz, tenant_id uuid, successes int,
         failures int, latency_ms_sum float, latency_ms_max float, calls jsonb, bytes jsonb)
       on conflict (integration_id, bucket_at) do update set successes = b.successes + excluded.successes,
         failures = b.failures + excluded.failures, latency_ms_sum = b.latency_ms_sum + excluded.latency_ms_sum,
         latency_ms_max = greatest(b.latency_ms_max, excluded.latency_ms_max),
         calls = b.calls || (select jsonb_object_agg(key, coalesce((b.calls->>key)::int, 0) + value::int)
           from jsonb_each_text(excluded.calls)),
         bytes = b.bytes || coalesce((select jsonb_object_agg(key, coalesce((b.bytes->>key)::bigint, 0) + value::bigint)
           from jsonb_each_text(excluded.bytes)), '{}')`,
      [JSON.stringify([...this.buckets.values()])],
    );
  }
}
