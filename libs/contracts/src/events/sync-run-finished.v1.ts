import { IsBoolean, IsDateString, IsIn, IsInt, IsOptional, Min } from 'class-validator';
import { defineEvent } from '../define';
import { ExecutionError } from '../execution';
import { SkippedRecord, type SyncEnd, syncEnds, SyncRunRef } from '../sync';
import { Nested, NestedList } from '../nested';

export class SyncRunFinished extends SyncRunRef {
  @IsIn(syncEnds) status: SyncEnd;
  /** Whether everything was read again from the beginning. */
  @IsBoolean() full_resync: boolean;
  @IsDateString() started_at: string;
  @IsDateString() finished_at: string;
  /** All records that the provider had at this time are synced. Absent until a run ended `whole`. */
  @IsOptional() @IsDateString() fresh_as_of?: string;
  /** Of a run that ended `whole`: a schedule says when the next one is late. */
  @IsOptional() @IsBoolean() scheduled?: boolean;
  /** The number of `records_synced` events of this run. */
  @IsInt() @Min(0) batches: number;
  @IsInt() @Min(0) rows: number;
  @IsInt() @Min(0) new: number;
  @IsInt() @Min(0) changed: number;
  @IsInt() @Min(0) unchanged: number;
  @IsInt() @Min(0) deleted: number;
  @IsInt() @Min(0) skipped: number;
  /** Of the bodies of requests and answers, of all attempts. Absent where nobody counted. */
  @IsOptional() @IsInt() @Min(0) bytes_sent?: number;
  @IsOptional() @IsInt() @Min(0) bytes_received?: number;
  /** Reasons of the first skipped records. */
  @NestedList(() => SkippedRecord) skipped_reasons: SkippedRecord[];
  @IsOptional() @Nested(() => ExecutionError) error?: ExecutionError;
}

export const syncRunFinished = defineEvent({
  type: 'sync_run_finished',
  producer: 'gateway-executor',
  stream: 'RECORDS',
  aggregate: 'sync_run',
  verb: 'finished',
  summary: 'A sync run ended.',
  data: SyncRunFinished,
});
