import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { DAY } from '../reliability/asked';

export const groupings = ['tenant', 'connection', 'customer', 'integration'] as const;
export type Grouping = (typeof groupings)[number];
export const lengths = ['day', 'week'] as const;

/** Which failures, and how they are grouped. Integrations that were deleted count nowhere. */
export class TrendsCsvQuery {
  /** The first day, such as `2026-03-29`. If absent, that of 28 days. */
  @IsOptional() @Matches(DAY) @IsISO8601({ strict: true }) from?: string;
  /** The last day, which is included. If absent, today. There may be 92 days at most. */
  @IsOptional() @Matches(DAY) @IsISO8601({ strict: true }) to?: string;
  /** In which the days are. Failures are counted by the hour. */
  @IsOptional() @IsTimeZone() time_zone = 'UTC';
  /** As which the days are split; weeks begin on Monday. */
  @IsOptional() @IsIn(lengths) each: (typeof lengths)[number] = 'day';
  /** What each item is about. */
  @IsOptional() @IsIn(groupings) by: Grouping = 'tenant';
  @IsOptional() @IsUUID() integration_id?: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @IsOptional() @IsString() @Length(1, 100) connection_code?: string;
}

export class TrendsQuery extends TrendsCsvQuery {
  @IsInt() @Min(1) @Max(200) @Type(() => Number) limit = 50;
  /** `next_cursor` of the previous page. */
  @IsOptional() @IsString() @Length(1, 1_000) cursor?: string;
}
