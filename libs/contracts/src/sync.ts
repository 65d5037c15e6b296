import { IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, Length } from 'class-validator';

/** inbound: the provider's records come to the platform. */
export const syncDirections = ['inbound', 'outbound'] as const;
export type SyncDirection = (typeof syncDirections)[number];

/** One record of a provider, in the platform's shape. A later one with the same external_id takes its place. */
export class SyncedRecord {
  @IsString() @Length(1, 500) external_id: string;
  @IsObject() data: Record<string, unknown>;
  /** The provider has it no longer. */
  @IsOptional() @IsBoolean() deleted?: boolean;
}

/** A record that could not be taken over, and why. */
export class SkippedRecord {
  @IsOptional() @IsString() @Length(1, 500) external_id?: string;
  @IsString() @Length(1, 500) reason: string;
}

export const syncEnds = ['whole', 'partial', 'failed'] as const;
/** partial: what was read stands, and the next run goes on from there; failed: nothing was read. */
export type SyncEnd = (typeof syncEnds)[number];

export class SyncRunRef {
  @IsUUID() run_id: string;
  @IsUUID() execution_id: string;
  @IsUUID() integration_id: string;
  @IsString() connection_code: string;
  @IsString() @Length(1, 100) capability_code: string;
  /** What the records are: contact, invoice. */
  @IsString() @Length(1, 100) object: string;
  @IsIn(syncDirections) direction: SyncDirection;
}
