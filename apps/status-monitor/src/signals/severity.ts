import { defaultSeverityPolicy, type Severity, type SeverityRow } from '@linesman/contracts';

/** Of the rows that match, the one with the highest ARR decides. A policy has a row from 0 for both kinds of integrations. */
export function rate(
  problem: { is_critical: boolean; arr?: number; status: 'disconnected' | 'degraded' },
  policy: readonly SeverityRow[] | null,
): Severity {
  const matching = (policy ?? defaultSeverityPolicy).filter(
    (row) => row.is_critical === problem.is_critical && row.arr_from <= (problem.arr ?? 0),
  );
  return matching.reduce((best, row) => (row.arr_from > best.arr_from ? row : best))[problem.status];
}
