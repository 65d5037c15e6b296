import type { SyncRunRow } from '../../model/sync-view';
import { inWords } from '../../pages/durations';

const ends: Record<SyncRunRow['status'], { label: string; outcome: string }> = {
  running: { label: 'Running', outcome: 'running' },
  waiting: { label: 'Waiting for the provider', outcome: 'unknown' },
  whole: { label: 'Complete', outcome: 'succeeded' },
  partial: { label: 'Partly read', outcome: 'unknown' },
  failed: { label: 'Failed', outcome: 'failed' },
};

export interface ShownRun extends SyncRunRow {
  label: string;
  /** How the label is coloured. */
  outcome: string;
  took: string;
  over: boolean;
  /** `5 records: 2 new, 1 changed` */
  counted: string;
}

export const shownRun = (run: SyncRunRow): ShownRun => ({
  ...run,
  ...ends[run.status],
  took: inWords(run.duration_ms),
  over: run.status !== 'running' && run.status !== 'waiting',
  counted: countsOf(run),
});

const counted = ['new', 'changed', 'deleted', 'skipped'] as const;

function countsOf(run: SyncRunRow): string {
  const read = `${run.rows.toLocaleString('en')} ${run.rows === 1 ? 'record' : 'records'}`;
  const parts = counted.filter((what) => run[what] > 0).map((what) => `${run[what].toLocaleString('en')} ${what}`);
  if (parts.length === 0) return run.rows > 0 ? `${read}, nothing new` : read;
  return `${read}: ${parts.join(', ')}`;
}
