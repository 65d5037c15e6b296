import { IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, Length } from 'class-validator';

/** inbound: from the provider to the platform. */
export const syncDirections = ['inbound', 'outbound'] as const;
export type SyncDirection = (typeof syncDirections)[number];

/** One record of a provider, in the platform's shape. A later one with the same external_id replaces it. */
export class SyncedRecord {
  @IsString() @Length(1, 500) external_id: string;
  @IsObject() data: Record<string, unknown>;
  /** The provider does not have the record any more. */
  @IsOptional() @IsBoolean() deleted?: boolean;
}

/** A record that could not be synced, and why. */
export class SkippedRecord {
  @IsOptional() @IsString() @Length(1, 500) external_id?: string;
  @IsString() @Length(1, 500) reason: string;
}

export const syncEnds = ['whole', 'partial', 'failed'] as const;
/** partial: records were read, and the next run continues after them; failed: no record was read. */
export type SyncEnd = (typeof syncEnds)[number];

export class SyncRunRef {
  @IsUUID() run_id: string;
  @IsUUID() execution_id: string;
  @IsUUID() integration_id: string;
  @IsString() connection_code: string;
  @IsString() @Length(1, 100) capability_code: string;
  /** The kind of record: contact, invoice. */
  @IsString() @Length(1, 100) object: string;
  @IsIn(syncDirections) direction: SyncDirection;
}
