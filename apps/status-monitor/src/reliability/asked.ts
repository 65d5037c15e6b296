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
import { Type } from 'class-transformer';
import { type Length as PeriodLength, lengths } from './spans';

export const groupings = ['integration', 'customer', 'connection', 'tenant'] as const;
export type Grouping = (typeof groupings)[number];

export const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Which days of which integrations. Integrations that were deleted count nowhere. */
export class Asked {
  /** The first day, such as `2026-03-29`. If absent, that of ninety days. */
  @IsOptional() @Matches(DAY) @IsISO8601({ strict: true }) from?: string;
  /** The last day, which is included. If absent, today. There may be 400 days at most. */
  @IsOptional() @Matches(DAY) @IsISO8601({ strict: true }) to?: string;
  /** In which the days are. If absent, that of the customer where each item has one customer, otherwise UTC. */
  @IsOptional() @IsTimeZone() time_zone?: string;
  @IsOptional() @IsUUID() integration_id?: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @IsOptional() @IsString() @Length(1, 100) connection_code?: string;
}

export class PeriodsQuery extends Asked {
  /** Weeks begin on Monday. */
  @IsOptional() @IsIn(lengths) each: PeriodLength = 'month';
}

export class ReliabilityQuery extends Asked {
  /** What each item is about. */
  @IsOptional() @IsIn(groupings) by: Grouping = 'integration';
  @IsInt() @Min(1) @Max(200) @Type(() => Number) limit = 50;
  /** `next_cursor` of the previous page. */
  @IsOptional() @IsString() @Length(1, 1_000) cursor?: string;
}

export class CsvQuery extends Asked {
  /** What each row is about. */
  @IsOptional() @IsIn(groupings) by: Grouping = 'integration';
  /** As which the days are split, with a row for each; weeks begin on Monday. If absent, they are one period. */
  @IsOptional() @IsIn(lengths) each?: PeriodLength;
}
