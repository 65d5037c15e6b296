import { addCounts, type ByteCounts, type CallCounts } from '../calls/call-counts';

export interface BucketRow {
  integration_id: string;
  tenant_id: string;
  connection_code: string | null;
  bucket_at: Date;
  calls: CallCounts;
  bytes: ByteCounts;
}

export interface RolledRow {
  integration_id: string;
  tenant_id: string;
  at: Date;
  calls: CallCounts;
  bytes: ByteCounts;
}

export interface RolledUp {
  hours: RolledRow[];
  days: RolledRow[];
  /** By the provider's code. */
  providers: Record<string, CallCounts>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Adds buckets of five minutes up to hours, to days, and for each provider. */
export function rollUp(buckets: BucketRow[]): RolledUp {
  const hours = new Map<string, RolledRow>();
  const days = new Map<string, RolledRow>();
  const providers: Record<string, CallCounts> = {};
  for (const bucket of buckets) {
    add(hours, bucket, HOUR_MS);
    add(days, bucket, DAY_MS);
    const { connection_code, calls } = bucket;
    if (connection_code) addCounts((providers[connection_code] ??= {}), calls);
  }
  return { hours: [...hours.values()], days: [...days.values()], providers };
}

function add(
  into: Map<string, RolledRow>,
  { integration_id, tenant_id, bucket_at, calls, bytes }: BucketRow,
  ms: number,
): void {
  const at = new Date(Math.floor(bucket_at.getTime() / ms) * ms);
  const key = `${integration_id} ${at.getTime()}`;
  const known = into.get(key) ?? { integration_id, tenant_id, at, calls: {}, bytes: {} };
  into.set(key, known);
  addCounts(known.calls, calls);
  addCounts(known.bytes, bytes);
}
