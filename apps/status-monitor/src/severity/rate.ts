import type { Severity } from '@linesman/contracts';
import { severityTable } from './severity-table';

/** How much a problem matters: by how critical the integration is, what the customer pays, and how bad it is. */
export function rate(problem: { is_critical: boolean; arr?: number; status: 'disconnected' | 'degraded' }): Severity {
  const row = severityTable.find(
    (one) => one.is_critical === problem.is_critical && (problem.arr ?? 0) >= one.arr_from,
  );
  return row![problem.status];
}
