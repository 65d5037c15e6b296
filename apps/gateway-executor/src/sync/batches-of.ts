import type { SyncedRecord } from '@linesman/contracts';

const MOST_RECORDS = 500;
/** A stream takes 1 MB a message, the envelope included. */
const MOST_BYTES = 500_000;

/** Splits the records, in their order, into batches that each fit into a message. */
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
