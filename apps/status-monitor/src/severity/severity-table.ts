import type { Severity } from '@linesman/contracts';

export interface SeverityRow {
  is_critical: boolean;
  /** Annual recurring revenue in US dollars from which the row counts. */
  arr_from: number;
  disconnected: Severity;
  degraded: Severity;
}

/** The first row that fits decides. Change the numbers here; no code asks about revenue anywhere else. */
export const severityTable: readonly SeverityRow[] = [
  { is_critical: true, arr_from: 100_000, disconnected: 'critical', degraded: 'high' },
  { is_critical: true, arr_from: 0, disconnected: 'high', degraded: 'medium' },
  { is_critical: false, arr_from: 500_000, disconnected: 'high', degraded: 'medium' },
  { is_critical: false, arr_from: 50_000, disconnected: 'medium', degraded: 'low' },
  { is_critical: false, arr_from: 0, disconnected: 'low', degraded: 'low' },
];
