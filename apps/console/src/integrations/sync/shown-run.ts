import { inWords } from '../../pages/times';
import type { SyncRun } from '../../upstream/answers';

const labels: Record<SyncRun['status'], { label: string; outcome: string }> = {
  running: { label: 'Running', outcome: 'running' },
  waiting: { label: 'Waiting for the provider', outcome: 'unknown' },
  whole: { label: 'Complete', outcome: 'succeeded' },
  partial: { label: 'Partly read', outcome: 'unknown' },
  failed: { label: 'Failed', outcome: 'failed' },
};

interface Words {
  label: string;
  /** The execution outcome whose colour the label has. */
  outcome: string;
  took: string;
  over: boolean;
  /** `5 records: 2 new, 1 changed` */
  counted: string;
}
export type ShownRun = SyncRun & Words;

type Counted = Pick<SyncRun, 'rows' | (typeof counts)[number]>;

const counts = ['new', 'changed', 'deleted', 'skipped'] as const;

export const shownRun = <T extends Counted & Pick<SyncRun, 'status' | 'duration_ms'>>(run: T): T & Words => ({
  ...run,
  ...labels[run.status],
  took: inWords(run.duration_ms),
  over: run.status !== 'running' && run.status !== 'waiting',
  counted: countsOf(run),
});

function countsOf(run: Counted): string {
  const read = `${run.rows.toLocaleString('en')} ${run.rows === 1 ? 'record' : 'records'}`;
  const parts = counts.filter((what) => run[what] > 0).map((what) => `${run[what].toLocaleString('en')} ${what}`);
  if (parts.length === 0) return run.rows > 0 ? `${read}, nothing new` : read;
  return `${read}: ${parts.join(', ')}`;
}
