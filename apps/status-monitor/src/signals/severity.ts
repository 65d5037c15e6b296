import type { Severity } from '@linesman/contracts';

export interface SeverityRow {
  is_critical: boolean;
  /** The row applies from this annual recurring revenue, in US dollars. */
  arr_from: number;
  disconnected: Severity;
  degraded: Severity;
}

/** The first row that matches decides. Change the numbers here; no other code looks at revenue. */
const severityTable: readonly SeverityRow[] = [
  { is_critical: true, arr_from: 100_000, disconnected: 'critical', degraded: 'high' },
  { is_critical: true, arr_from: 0, disconnected: 'high', degraded: 'medium' },
  { is_critical: false, arr_from: 500_000, disconnected: 'high', degraded: 'medium' },
  { is_critical: false, arr_from: 50_000, disconnected: 'medium', degraded: 'low' },
  { is_critical: false, arr_from: 0, disconnected: 'low', degraded: 'low' },
];

export function rate(
  problem: { is_critical: boolean; arr?: number; status: 'disconnected' | 'degraded' },
  table: readonly SeverityRow[] = severityTable,
): Severity {
  const row = table.find((one) => one.is_critical === problem.is_critical && (problem.arr ?? 0) >= one.arr_from);
  return row![problem.status];
}
