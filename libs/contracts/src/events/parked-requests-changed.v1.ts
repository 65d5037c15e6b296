import { IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';
import { defineEvent } from '../define';

/** Counts begin when the first request of an integration is parked, and end when none waits any more. */
export class ParkedRequestsChanged {
  @IsUUID() integration_id: string;
  @IsString() connection_code: string;
  /** How many wait now. */
  @IsInt() @Min(0) parked: number;
  /** When the first of all these was parked. */
  @IsOptional() @IsISO8601() since?: string;
  /** Of those that wait, since when the first one waits. Absent where none does. */
  @IsOptional() @IsISO8601() oldest_at?: string;
  /** How many ran after the recovery, by how they ended. */
  @IsInt() @Min(0) succeeded: number;
  @IsInt() @Min(0) failed: number;
  /** The provider may have acted; reconciliation finds out. */
  @IsInt() @Min(0) unknown: number;
  /** How many will not run: a person cancelled them, or they had waited for too long. */
  @IsInt() @Min(0) cancelled: number;
  @IsInt() @Min(0) expired: number;
  /** The user or service who has cancelled some just now, and how many. */
  @IsOptional() @IsString() @Length(1, 200) cancelled_by?: string;
  @IsOptional() @IsInt() @Min(1) cancelled_now?: number;
}

export const parkedRequestsChanged = defineEvent({
  type: 'parked_requests_changed',
  producer: 'gateway-executor',
  aggregate: 'parked_requests',
  verb: 'changed',
  summary:
    'Many more or many fewer requests of an integration wait for its recovery than was last said, or none any more.',
  data: ParkedRequestsChanged,
});
