import { ArrayMinSize, IsInt, Min } from 'class-validator';
import { defineEvent } from '../define';
import { SyncedRecord, SyncRunRef } from '../sync';
import { NestedList } from '../nested';

export class RecordsSynced extends SyncRunRef {
  /** Counts from 1 without a gap. sync_run_finished says how many batches there are. */
  @IsInt() @Min(1) seq: number;
  /** Only records that are new, changed or deleted since they were last published. */
  @ArrayMinSize(1) @NestedList(() => SyncedRecord) records: SyncedRecord[];
}

export const recordsSynced = defineEvent({
  type: 'records_synced',
  producer: 'gateway-executor',
  stream: 'RECORDS',
  aggregate: 'sync_run',
  verb: 'records_synced',
  summary: "A batch of a provider's records that are new, changed or deleted, in the platform's shape.",
  data: RecordsSynced,
});
