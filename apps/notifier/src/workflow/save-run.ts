import { changed, one, type Tx } from '@linesman/persistence';
import { currentContext } from '@linesman/service-kit';
import { digestOf } from './documents';
import type { Workflow } from './load-workflow';
import type { RunState, WorkflowRun } from './run.entity';
import type { WorkflowStepRow } from './step.entity';

/** What a run has done in one transaction. */
export interface Performed {
  steps: Pick<
    WorkflowStepRow,
    'id' | 'step_id' | 'position' | 'action' | 'state' | 'reason' | 'config' | 'output' | 'due_at' | 'attempts'
  >[];
  /** Somebody is told as soon as the transaction has committed, and the steps after that are still to do. */
  has_rest: boolean;
  /** Why the run ended before its last step. */
  stopped?: string;
}

export type NewRun = Pick<
  WorkflowRun,
  'id' | 'tenant_id' | 'signal_id' | 'reason' | 'context' | 'hold_until' | 'held_by'
> & {
  workflow: Workflow;
  state: 'held' | 'suppressed' | 'running';
};

/** The process that began a run does the rest of it at once. After this time another process may. */
const REST_SECONDS = 30;

const insertSteps = `insert into workflow_steps (id, tenant_id, run_id, step_id, position, action, state, reason, config, output,
    due_at, attempts)
  select id, $2::uuid, $3::uuid, step_id, position, action, state, reason, config, output, due_at, attempts
  from jsonb_to_recordset($1::jsonb) as s (id uuid, step_id text, position int, action text, state text, reason text,
    config jsonb, output jsonb, due_at timestamptz, attempts int)
  on conflict (run_id, step_id) do update set state = excluded.state, reason = excluded.reason,
    config = excluded.config, output = excluded.output, due_at = excluded.due_at, attempts = excluded.attempts,
    updated_at = clock_timestamp()`;

/** Stores a run with its document and its first steps, in one statement. The row of its signal is locked. */
export async function insertRun(tx: Tx, run: NewRun, { steps, has_rest }: Performed): Promise<void> {
  const { workflow } = run;
  await changed(
    tx,
    `with document as (
       insert into workflow_documents (tenant_id, digest, source) values ($2::uuid, $11, $12) on conflict do nothing),
     steps as (${insertSteps})
     insert into workflow_runs (id, tenant_id, signal_id, workflow, workflow_version, state, reason, context,
       correlation_id, hold_until, document, rest_due_at, held_by, due_at)
     values ($3::uuid, $2::uuid, $4, $5, $6, $7, $8, $9, $10, $13, $11,
       case when $14 then clock_timestamp() + interval '${REST_SECONDS} seconds' end, $15, $16)`,
    [
      JSON.stringify(steps),
      run.tenant_id,
      run.id,
      run.signal_id,
      workflow.name,
      workflow.version,
      run.state === 'running' ? stateAfter(steps, has_rest) : run.state,
      run.reason,
      JSON.stringify(run.context),
      currentContext().correlationId,
      digestOf(workflow),
      workflow.source,
      run.hold_until,
      has_rest,
      run.held_by,
      steps.find(({ state }) => state === 'waiting')?.due_at ?? null,
    ],
  );
}

/** A run of which no step was done yet. */
export type HeldRun = Omit<NewRun, 'tenant_id' | 'state'> & { correlation_id: string };

/** By name, as {@link insertRun} stores those of one signal: two processes that store the same ones never wait for each other. */
export const documentsOf = (all: Pick<HeldRun, 'workflow'>[]): Workflow[] =>
  [...new Map(all.map(({ workflow }) => [digestOf(workflow), workflow])).values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );

/** Stores runs of many signals, whose rows are locked, with their documents, in one statement. */
export async function insertHeldRuns(tx: Tx, tenant_id: string, all: HeldRun[]): Promise<void> {
  if (all.length === 0) return;
  const documents = documentsOf(all);
  const runs = all.map(({ workflow, ...run }) => ({
    ...run,
    workflow: workflow.name,
    workflow_version: workflow.version,
    document: digestOf(workflow),
  }));
  await changed(
    tx,
    `with documents as (insert into workflow_documents (tenant_id, digest, source)
       select $1, d.* from unnest($2::text[], $3::text[]) as d on conflict do nothing)
     insert into workflow_runs (id, tenant_id, signal_id, workflow, workflow_version, state, reason, context,
       correlation_id, hold_until, document, held_by)
     select id, $1, signal_id, workflow, workflow_version, 'held', reason, context, correlation_id, hold_until, document, held_by
     from jsonb_to_recordset($4::jsonb) as r (id uuid, signal_id uuid, workflow text, workflow_version text, reason text,
       context jsonb, correlation_id text, hold_until timestamptz, document text, held_by uuid)`,
    [tenant_id, documents.map(digestOf), documents.map(({ source }) => source), JSON.stringify(runs)],
  );
}

/** Stores further steps of a run that exists. */
export async function saveSteps(
  tx: Tx,
  { id, tenant_id }: Pick<WorkflowRun, 'id' | 'tenant_id'>,
  { steps, stopped }: Performed,
): Promise<void> {
  if (steps.length > 0) await changed(tx, insertSteps, [JSON.stringify(steps), tenant_id, id]);
  // Locked first, as in StepProgress: the last step may just have ended, and the next statement must see it.
  await one(tx, 'select 1 from workflow_runs where id = $1 for update', [id]);
  await changed(
    tx,
    `update workflow_runs r set reason = coalesce($2, reason), due_at = w.due_at, state = case
         when $2::text is not null then 'cancelled' when w.due_at is not null then 'waiting'
         when rest_due_at is not null or w.open then 'running' else 'done' end
     from (select min(due_at) filter (where state in ('waiting', 'retrying')) as due_at,
         coalesce(bool_or(state in ('pending', 'running')), false) as open
       from workflow_steps where run_id = $1) w
     where r.id = $1 and r.state in ('running', 'waiting', 'done')`,
    [id, stopped ?? null],
  );
}

const stateAfter = (steps: Performed['steps'], has_rest: boolean): RunState => {
  if (steps.some(({ state }) => state === 'waiting')) return 'waiting';
  return has_rest || steps.some(({ state }) => state === 'pending' || state === 'running') ? 'running' : 'done';
};
