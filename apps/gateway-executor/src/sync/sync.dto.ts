import { PageQuery, IsMoment } from '@linesman/service-kit';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import type { StoredRecord } from './synced-record.entity';
import { type SyncRun, type SyncStatus, syncStatuses } from './sync-run.entity';

export class SyncRunsQuery extends PageQuery {
  @IsOptional() @IsUUID() integration_id?: string;
  @IsOptional() @Matches(/^[A-Z][A-Z0-9_]{1,99}$/) capability_code?: string;
  @IsOptional() @IsIn(syncStatuses) status?: SyncStatus;
}

export class SyncedRecordsQuery extends PageQuery {
  @IsUUID() integration_id: string;
  /** The kind of record, for example contact or invoice. */
  @IsOptional() @IsString() @Length(1, 50) object?: string;
  /** Changed at this time or later. */
  @IsOptional() @IsMoment() updated_since?: Date;
  /** By the last change. */
  @IsIn(['oldest_first', 'newest_first']) order: 'oldest_first' | 'newest_first' = 'oldest_first';
}

export class SyncedObjectsQuery {
  @IsUUID() integration_id: string;
}

export interface SyncedObjectView {
  object: string;
  /** How many records there are that are not deleted. They are counted up to 10,000. */
  records: number;
  /** Whether there are more than were counted. */
  more: boolean;
}

/** duration_ms: so far, while the run has not ended. */
export type SyncRunView = Omit<SyncRun, 'tenant_id' | 'parameters'> &
  Partial<Pick<SyncRun, 'parameters'>> & { duration_ms: number };
export type SyncedRecordView = Omit<StoredRecord, 'tenant_id' | 'hash'>;
