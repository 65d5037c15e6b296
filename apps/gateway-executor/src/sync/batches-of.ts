import type { SyncedRecord } from '@linesman/contracts';

const MOST_RECORDS = 500;
/** A stream takes 1 MB a message, envelope and all. */
const MOST_BYTES = 500_000;

/** In the order of the records, each batch below what a message may hold. */
export function batchesOf(records: SyncedRecord[]): SyncedRecord[][] {
  const batches: SyncedRecord[][] = [];
  let bytes = Infinity;
  for (const record of records) {
    const size = Buffer.byteLength(JSON.stringify(record));
    const last = batches.at(-1);
    if (last && last.length < MOST_RECORDS && bytes + size <= MOST_BYTES) {
      last.push(record);
      bytes += size;
    } else {
      batches.push([record]);
      bytes = size;
    }
  }
  return batches;
}
