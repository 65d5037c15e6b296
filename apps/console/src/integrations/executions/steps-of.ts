import type { ExecutionDetails } from '../../model/integration-view';
import { inWords } from '../../pages/durations';

export interface Step {
  title: string;
  at?: string;
  detail?: string;
  /** As the dots of a timeline are coloured; `now` is what goes on. */
  kind: 'done' | 'recovered' | 'disconnected' | 'degraded' | 'now';
}

/** What happened to an execution, in order, and what comes next while it is not over. */
export function stepsOf(row: ExecutionDetails): Step[] {
  const asked: Step = { title: `Asked for by ${row.requested_by.slice(0, 80)}`, at: row.created_at, kind: 'done' };
  const begun: Step[] = row.started_at
    ? [{ title: 'The first call to the provider began', at: row.started_at, kind: 'done' }]
    : [];
  return [asked, ...begun, ...triesOf(row), ...endOf(row)];
}

const triesOf = ({ attempts, status }: ExecutionDetails): Step[] =>
  attempts > 1 && status !== 'running'
    ? [{ title: `Tried ${attempts} times`, detail: 'What fails in passing is tried again.', kind: 'done' }]
    : [];

function endOf(row: ExecutionDetails): Step[] {
  const at = row.finished_at ?? undefined;
  switch (row.status) {
    case 'requested':
      return [
        {
          title: 'Waiting for its turn',
          detail: 'Given up when its deadline has passed.',
          at: row.deadline,
          kind: 'now',
        },
      ];
    case 'running':
      return [{ title: row.attempts > 1 ? `Running, attempt ${row.attempts}` : 'Running', kind: 'now' }];
    case 'succeeded':
      return [{ title: 'Succeeded', at, detail: tookOf(row), kind: 'recovered' }];
    case 'failed':
      return [{ title: 'Failed', at, detail: tookOf(row), kind: 'disconnected' }];
    case 'unknown':
      return [
        { title: 'Ended without an answer', at, detail: 'The provider may have done it, or not.', kind: 'degraded' },
        ...lookOf(row),
      ];
  }
}

function lookOf({ reconcile_at, reconciliations }: ExecutionDetails): Step[] {
  const looked = reconciliations === 1 ? 'Asked once so far.' : `Asked ${reconciliations} times so far.`;
  const detail = reconciliations > 0 ? looked : undefined;
  if (reconcile_at)
    return [{ title: 'The provider is asked what became of it', at: reconcile_at, detail, kind: 'now' }];
  return [{ title: 'Waits for a person who looks there', detail, kind: 'now' }];
}

const tookOf = ({ started_at, created_at, finished_at }: ExecutionDetails): string | undefined =>
  finished_at
    ? `After ${inWords(Math.max(0, Date.parse(finished_at) - Date.parse(started_at ?? created_at)))}.`
    : undefined;
