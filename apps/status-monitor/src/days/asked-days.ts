import { IsISO8601, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

/** Such as `2026-03-29`. */
export const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Which days of which integrations. */
export class AskedDays {
  /** The first day, such as `2026-03-29`. If absent, as many days before the last one as are usual here. */
  @IsOptional() @Matches(DAY) @IsISO8601({ strict: true }) from?: string;
  /** The last day, which is included. If absent, today. */
  @IsOptional() @Matches(DAY) @IsISO8601({ strict: true }) to?: string;
  @IsOptional() @IsUUID() integration_id?: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @IsOptional() @IsString() @Length(1, 100) connection_code?: string;
}
