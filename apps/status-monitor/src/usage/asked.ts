import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsTimeZone, Length, Max, Min } from 'class-validator';
import { AskedDays } from '../days/asked-days';

export const groupings = ['integration', 'customer', 'connection', 'capability'] as const;
export type Grouping = (typeof groupings)[number];

/** Which use: that of 28 days if no first one is given, of 92 at most. Integrations that were deleted since count too. */
export class UsageCsvQuery extends AskedDays {
  /**
   * In which the days are. If absent, that of the workspace's settings. What is counted by the hour belongs to the day in
   * which the hour begins.
   */
  @IsOptional() @IsTimeZone() time_zone?: string;
  /** What each item is about. */
  @IsOptional() @IsIn(groupings) by: Grouping = 'integration';
}

export class UsageQuery extends UsageCsvQuery {
  @IsInt() @Min(1) @Max(200) @Type(() => Number) limit = 50;
  /** `next_cursor` of the previous page. */
  @IsOptional() @IsString() @Length(1, 1_000) cursor?: string;
}
