import { inWords } from '../../pages/times';
import { capabilityInWords } from '../../pages/words';
import type { Execution } from '../../upstream/answers';

const labels: Record<Execution['status'], string> = {
  requested: 'Waiting',
  running: 'Running',
  parked: 'Parked',
  succeeded: 'Succeeded',
  failed: 'Failed',
  unknown: 'Unknown',
};

interface Words {
  /** `Process payment` */
  name: string;
  label: string;
  /** How long it took, or has taken so far. */
  took: string;
  over: boolean;
}
export type ShownExecution = Execution & Words;

export function shownExecution<T extends Execution>(row: T, now: Date): T & Words {
  const end = row.finished_at ? Date.parse(row.finished_at) : now.getTime();
  const took = inWords(Math.max(0, end - Date.parse(row.started_at ?? row.created_at)));
  const over = row.status !== 'requested' && row.status !== 'running' && row.status !== 'parked';
  return { ...row, name: capabilityInWords(row.capability_code), label: labels[row.status], took, over };
}

export const executionStatuses = (Object.keys(labels) as Execution['status'][]).map((status) => ({
  status,
  label: labels[status],
}));
