import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsTimeZone, Length, Max, Min } from 'class-validator';
import { AskedDays } from '../days/asked-days';
import { type Length as PeriodLength, lengths } from '../days/spans';

export const groupings = ['integration', 'customer', 'connection', 'tenant'] as const;
export type Grouping = (typeof groupings)[number];

/** Which days of which integrations: ninety days if no first one is given, 400 at most. Integrations that were deleted count nowhere. */
export class Asked extends AskedDays {
  /** In which the days are. If absent, that of the customer where each item has one customer, otherwise UTC. */
  @IsOptional() @IsTimeZone() time_zone?: string;
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
