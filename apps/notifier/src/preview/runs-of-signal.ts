import { rows, type Tx } from '@linesman/persistence';

export interface PreviewedTold {
  audience: string;
  channel: string;
  recipient: string;
  state: string;
  /** Why nobody is told, or why later. */
  reason: string | null;
  /** Not before this time. */
  at: Date;
}

export interface PreviewedStep {
  step_id: string;
  action: string;
  state: string;
  /** Why it was skipped. */
  reason: string | null;
  told: PreviewedTold | null;
}

export interface PreviewedRun {
  workflow: string;
  document_version: string;
  state: string;
  reason: string | null;
  steps: PreviewedStep[];
}

const selectTold = `select step_id, audience, channel, recipient, state, reason, next_attempt_at as at from deliveries
  where signal_id = $1 and step_id is not null order by created_at, id`;

type Telling = PreviewedTold & { step_id: string };

/** The first message of a step. Later ones tell of changes. */
const toldBy = (id: string, tellings: readonly Telling[]): PreviewedTold | null => {
  const telling = tellings.find(({ step_id }) => step_id === id);
  if (!telling) return null;
  const { step_id: _, ...told } = telling;
  return told;
};

interface DoneStep {
  run_id: string;
  workflow: string;
  document_version: string;
  run_state: string;
  run_reason: string | null;
  /** Absent where the run has no step yet. */
  id: string | null;
  step_id: string;
  action: string;
  state: string;
  reason: string | null;
}

/** What workflows have set in motion for a signal, and whom each step told at first. */
export async function runsOf(tx: Tx, signalId: string): Promise<PreviewedRun[]> {
  const tellings = await rows<Telling>(tx, selectTold, [signalId]);
  const done = await rows<DoneStep>(
    tx,
    `select r.id as run_id, r.workflow, r.workflow_version as document_version, r.state as run_state, r.reason as run_reason,
       s.id, s.step_id, s.action, s.state, s.reason
     from workflow_runs r left join workflow_steps s on s.run_id = r.id where r.signal_id = $1
     order by r.created_at, r.workflow, s.position`,
    [signalId],
  );
  const runs = [...new Set(done.map(({ run_id }) => run_id))].map((id) => done.filter(({ run_id }) => run_id === id));
  return runs.map((steps) => ({
    workflow: steps[0]!.workflow,
    document_version: steps[0]!.document_version,
    state: steps[0]!.run_state,
    reason: steps[0]!.run_reason,
    steps: steps.flatMap(({ id, step_id, action, state, reason }) =>
      id ? [{ step_id, action, state, reason, told: toldBy(id, tellings) }] : [],
    ),
  }));
}
