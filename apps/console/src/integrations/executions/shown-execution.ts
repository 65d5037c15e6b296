import type { ExecutionRow } from '../../model/integration-view';
import { inWords } from '../../pages/durations';
import { capabilityName } from '../capability-name';

const labels: Record<ExecutionRow['status'], string> = {
  requested: 'Waiting',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  unknown: 'Unclear',
};

export interface ShownExecution extends ExecutionRow {
  /** `Process payment` */
  name: string;
  label: string;
  /** How long it took, or has taken so far. */
  took: string;
  over: boolean;
}

/** An execution in words. */
export function shownExecution<T extends ExecutionRow>(row: T, now: Date): T & ShownExecution {
  const end = row.finished_at ? Date.parse(row.finished_at) : now.getTime();
  const took = inWords(Math.max(0, end - Date.parse(row.started_at ?? row.created_at)));
  const over = row.status !== 'requested' && row.status !== 'running';
  return { ...row, name: capabilityName(row), label: labels[row.status], took, over };
}

export const executionStatuses = Object.entries(labels).map(([status, label]) => ({ status, label }));
