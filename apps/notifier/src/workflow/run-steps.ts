import { randomUUID } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { actionShapes, type ActionShape } from './action-shapes';
import type { Value } from './expression';
import { PerformStep, type StepResult } from './perform-step';
import { routes } from './routes';
import type { WorkflowStepRow } from './step.entity';
import type { Workflow, WorkflowStep } from './workflow';
import type { WorkflowContext } from './workflow-context';

interface GoingRun {
  id: string;
  tenant_id: string;
  workflow: Workflow;
  snapshot: SignalSnapshot;
  context: WorkflowContext;
  suppressed?: string;
}

@Injectable()
export class RunSteps {
  constructor(
    private readonly step: PerformStep,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** One after the other, all in the run's transaction. */
  async run(tx: Tx, run: GoingRun): Promise<void> {
    const rows: Partial<WorkflowStepRow>[] = [];
    const { party_at_fault, integration_id } = run.snapshot.status_change;
    if (party_at_fault === 'us')
      this.logger.error({ signal_id: run.snapshot.signal_id, integration_id }, 'an integration broke by our own fault');
    for (const [position, step] of run.workflow.steps.entries()) {
      const id = randomUUID();
      const config = evaluate(step, run.context);
      const { state, reason = null, output = null } = await this.perform(tx, run, step, id, config);
      rows.push({ id, step_id: step.id, position, action: step.action, state, reason, config, output });
    }
    await tx.query(
      `insert into workflow_steps (id, tenant_id, run_id, step_id, position, action, state, reason, config, output)
       select id, $2, $3, step_id, position, action, state, reason, config, output
       from jsonb_to_recordset($1) as s (id uuid, step_id text, position int, action text, state text, reason text,
         config jsonb, output jsonb)`,
      [JSON.stringify(rows), run.tenant_id, run.id],
    );
    if (rows.some((row) => row.state === 'pending')) return;
    await tx.query(`update workflow_runs set state = 'done' where id = $1 and state = 'running'`, [run.id]);
  }

  private async perform(
    tx: Tx,
    run: GoingRun,
    step: WorkflowStep,
    rowId: string,
    config: Record<string, Value>,
  ): Promise<StepResult> {
    const { tenant_id, snapshot, context } = run;
    if (step.condition && step.condition.evaluate(context) !== true) return { state: 'skipped', reason: 'condition' };
    const wrong = outOfShape(step, config);
    if (wrong) return { state: 'failed', reason: wrong };
    const route = routes[snapshot.status_change.party_at_fault];
    const suppressed = run.suppressed ?? route.skips[step.action];
    return this.step.perform(tx, step.action, {
      tenant_id,
      snapshot,
      row_id: rowId,
      key: step.id,
      config,
      route,
      suppressed,
    });
  }
}

const evaluate = (step: WorkflowStep, context: WorkflowContext): Record<string, Value> =>
  Object.fromEntries(Object.entries(step.config).map(([name, template]) => [name, template.evaluate(context)]));

/** An expression may give what a literal could not have been. */
function outOfShape(step: WorkflowStep, config: Record<string, Value>): string | undefined {
  const shape: ActionShape = actionShapes[step.action];
  const wrong = Object.entries(config).find(([name, value]) => shape[name]?.oneOf?.includes(value as string) === false);
  return wrong && `${wrong[0]} is ${String(wrong[1])}`;
}
