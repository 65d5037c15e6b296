import { type SkippedRecord, storable, type SyncedRecord } from '@linesman/contracts';
import type { SyncPage } from '@linesman/provider-kit';

/** So that several records fit into one message. */
const LARGEST_RECORD = 256_000;
const LONGEST_CURSOR = 2_000;

/** The page as it can be stored and published, each record once; undefined if the gateway returned something else. */
export function parsePage(output: Record<string, unknown>): SyncPage | undefined {
  const { records, skipped, cursor, complete } = output as Partial<SyncPage>;
  if (!Array.isArray(records) || !Array.isArray(skipped)) return undefined;
  if (typeof cursor !== 'string' || cursor.length > LONGEST_CURSOR || typeof complete !== 'boolean') return undefined;
  const unusable: SkippedRecord[] = [];
  const byId = new Map<string, SyncedRecord>();
  for (const { external_id, data, deleted } of records) {
    const reason = whyUnusable(external_id, data);
    if (reason) unusable.push({ ...nameOf(external_id), reason });
    else byId.set(external_id, deleted ? { external_id, data: {}, deleted } : { external_id, data });
  }
  const named = skipped.map(({ external_id, reason }) => ({
    ...nameOf(external_id),
    reason: storable(String(reason), 500) || 'was skipped',
  }));
  return { records: [...byId.values()], skipped: [...named, ...unusable], cursor, complete };
}

function whyUnusable(external_id: unknown, data: unknown): string | undefined {
  if (!isName(external_id)) return 'has no external_id of 1 to 500 characters';
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'has no data';
  const bytes = Buffer.byteLength(JSON.stringify(data));
  return bytes > LARGEST_RECORD ? `is too large to publish: ${bytes} bytes` : undefined;
}

const isName = (id: unknown): id is string =>
  typeof id === 'string' && id.length > 0 && id.length <= 500 && !id.includes('\0');

const nameOf = (id: unknown): { external_id?: string } => (isName(id) ? { external_id: id } : {});
