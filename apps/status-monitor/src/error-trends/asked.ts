import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsTimeZone, Length, Max, Min } from 'class-validator';
import { AskedDays } from '../days/asked-days';

export const groupings = ['tenant', 'connection', 'customer', 'integration'] as const;
export type Grouping = (typeof groupings)[number];
export const lengths = ['day', 'week'] as const;

/**
 * Which failures, and how they are grouped: those of 28 days if no first one is given, of 92 at most. Integrations that were
 * deleted count nowhere.
 */
export class TrendsCsvQuery extends AskedDays {
  /** In which the days are. Failures are counted by the hour. */
  @IsOptional() @IsTimeZone() time_zone = 'UTC';
  /** As which the days are split; weeks begin on Monday. */
  @IsOptional() @IsIn(lengths) each: (typeof lengths)[number] = 'day';
  /** What each item is about. */
  @IsOptional() @IsIn(groupings) by: Grouping = 'tenant';
}

export class TrendsQuery extends TrendsCsvQuery {
  @IsInt() @Min(1) @Max(200) @Type(() => Number) limit = 50;
  /** `next_cursor` of the previous page. */
  @IsOptional() @IsString() @Length(1, 1_000) cursor?: string;
}
