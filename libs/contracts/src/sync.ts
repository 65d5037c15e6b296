import { IsBoolean, IsObject, IsOptional, IsString, Length } from 'class-validator';

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
