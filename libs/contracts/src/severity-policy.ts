import { IsBoolean, IsIn, IsNumber, Max, Min } from 'class-validator';
import { type Severity, severities } from './cause';

const MOST_ARR = 1_000_000_000_000;

/** How severe a risk signal is, for integrations that are critical or are not, from an ARR of the customer on. */
export class SeverityRow {
  @IsBoolean() is_critical: boolean;
  /** The row applies from this annual recurring revenue on, in US dollars, up to that of the next row. */
  @IsNumber() @Min(0) @Max(MOST_ARR) arr_from: number;
  @IsIn(severities) disconnected: Severity;
  @IsIn(severities) degraded: Severity;
}

/** Of a tenant that has set none. A customer whose ARR is not known counts with 0. */
export const defaultSeverityPolicy: readonly Readonly<SeverityRow>[] = [
  { is_critical: true, arr_from: 100_000, disconnected: 'critical', degraded: 'high' },
  { is_critical: true, arr_from: 0, disconnected: 'high', degraded: 'medium' },
  { is_critical: false, arr_from: 500_000, disconnected: 'high', degraded: 'medium' },
  { is_critical: false, arr_from: 50_000, disconnected: 'medium', degraded: 'low' },
  { is_critical: false, arr_from: 0, disconnected: 'low', degraded: 'low' },
];
