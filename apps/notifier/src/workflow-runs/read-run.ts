import { one, rows, type Tx } from '@linesman/persistence';
import { notFound } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Documents } from '../workflow/documents';
import type { WorkflowRun } from '../workflow/run.entity';
import type { StepState } from '../workflow/step.entity';
import { readRun, type RunView } from './workflow-runs.query';

export interface StepView {
  /** Null where the run has not reached it. */
  step_id: string | null;
  /** Its `id` in the document. */
  name: string;
  action: string;
  /** Null where the run has not reached it. A step that became a message or a webhook is `running` while that is sent. */
  state: StepState | null;
  reason: string | null;
  /** When the run continues, after a step that waits or is tried again. */
  due_at: Date | null;
  attempts: number;
  /** Why the last attempt that failed did, also where a later one succeeded. */
  last_error: string | null;
  /** As it was evaluated; empty for a customer who was erased. */
  config: Record<string, unknown>;
  output: Record<string, unknown> | null;
  updated_at: Date | null;
}

export interface RunWithSteps extends RunView {
  steps: StepView[];
}

const stored = `select id as step_id, step_id as name, action, state, reason,
    case when state in ('waiting', 'retrying') then due_at end as due_at, attempts, last_error, config, output, updated_at
  from workflow_steps where run_id = $1 order by position`;

/** Reads one run with all steps of its document. */
@Injectable()
export class ReadRun {
  constructor(private readonly documents: Documents) {}

  /** @throws where there is no such run. */
  async read(tx: Tx, id: string): Promise<RunWithSteps> {
    const run = await one<WorkflowRun>(tx, 'select * from workflow_runs where id = $1', [id]);
    const [found] = await readRun(tx, id);
    if (!run || !found) throw notFound('workflow run');
    const { place_us: _us, ...view } = found;
    const reached = await rows<StepView>(tx, stored, [id]);
    const further = (await this.stepsOf(tx, run)).filter(({ name }) => !reached.some((step) => step.name === name));
    return { ...view, steps: [...reached, ...further] };
  }

  /** None where the document cannot be read. */
  private async stepsOf(tx: Tx, run: WorkflowRun): Promise<StepView[]> {
    const workflow = await this.documents.of(tx, run).catch(() => undefined);
    return (workflow?.steps ?? []).map(({ id, action }) => ({
      step_id: null,
      name: id,
      action: action.name,
      state: null,
      reason: null,
      due_at: null,
      attempts: 0,
      last_error: null,
      config: {},
      output: null,
      updated_at: null,
    }));
  }
}
