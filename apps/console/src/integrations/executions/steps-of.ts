import { inWords } from '../../pages/times';
import type { ExecutionDetails } from '../../upstream/answers';

export interface Step {
  title: string;
  at?: string;
  detail?: string;
  /** The colour of its dot in the timeline; `now` is a step that is not over. */
  kind: 'done' | 'recovered' | 'disconnected' | 'degraded' | 'now';
}

type Row = Pick<
  ExecutionDetails,
  | 'status'
  | 'requested_by'
  | 'attempts'
  | 'deadline'
  | 'park_until'
  | 'reconcile_at'
  | 'reconciliations'
  | 'created_at'
  | 'started_at'
  | 'finished_at'
>;

/** The steps of an execution in order, with the next one while it is not over. */
export function stepsOf(row: Row): Step[] {
  const asked: Step = { title: `Requested by ${row.requested_by.slice(0, 80)}`, at: row.created_at, kind: 'done' };
  const begun: Step[] = row.started_at
    ? [{ title: 'The first call to the provider began', at: row.started_at, kind: 'done' }]
    : [];
  return [asked, ...begun, ...triesOf(row), ...endOf(row)];
}

const triesOf = ({ attempts, status }: Row): Step[] =>
  attempts > 1 && status !== 'running'
    ? [
        {
          title: `Tried ${attempts} times`,
          detail: 'A call that fails for a temporary reason is tried again.',
          kind: 'done',
        },
      ]
    : [];

function endOf(row: Row): Step[] {
  const at = row.finished_at ?? undefined;
  switch (row.status) {
    case 'requested':
      return [
        {
          title: 'Waiting to start',
          detail: 'It fails if it has not started at its deadline.',
          at: row.deadline,
          kind: 'now',
        },
      ];
    case 'running':
      return [{ title: row.attempts > 1 ? `Running, attempt ${row.attempts}` : 'Running', kind: 'now' }];
    case 'parked':
      return [
        {
          title: 'Waiting until the integration works again',
          detail: 'It runs after those that came before. It fails if it still waits then.',
          at: row.park_until ?? undefined,
          kind: 'now',
        },
      ];
    case 'succeeded':
      return [{ title: 'Succeeded', at, detail: tookOf(row), kind: 'recovered' }];
    case 'failed':
      return [{ title: 'Failed', at, detail: tookOf(row), kind: 'disconnected' }];
    case 'unknown':
      return [
        { title: 'Ended without an answer', at, detail: 'Nobody knows whether the provider did it.', kind: 'degraded' },
        ...reconciliationOf(row),
      ];
  }
}

function reconciliationOf({ reconcile_at, reconciliations }: Row): Step[] {
  const asked = reconciliations === 1 ? 'Asked once so far.' : `Asked ${reconciliations} times so far.`;
  const detail = reconciliations > 0 ? asked : undefined;
  if (reconcile_at)
    return [{ title: 'The provider is asked whether it did it', at: reconcile_at, detail, kind: 'now' }];
  return [{ title: 'Somebody has to check at the provider', detail, kind: 'now' }];
}

const tookOf = ({ started_at, created_at, finished_at }: Row): string | undefined =>
  finished_at
    ? `After ${inWords(Math.max(0, Date.parse(finished_at) - Date.parse(started_at ?? created_at)))}.`
    : undefined;
