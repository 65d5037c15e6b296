import { randomUUID } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Logger } from 'pino';
import { Deliveries } from '../deliveries/deliveries';
import type { Step, StepResult, Told } from './action';
import type { Value } from './expression';
import type { Workflow, WorkflowStep } from './load-workflow';
import type { WorkflowStepRow } from './step.entity';
import type { WorkflowContext } from './workflow-context';

interface StartedRun {
  id: string;
  tenant_id: string;
  workflow: Workflow;
  snapshot: SignalSnapshot;
  context: WorkflowContext;
  /** The reason why none of its steps acts. */
  suppressed?: string;
}

@Injectable()
export class RunSteps {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly services: ModuleRef,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Runs one step after the other, all in the transaction of the run. */
  async run(tx: Tx, run: StartedRun): Promise<void> {
    const steps: Partial<WorkflowStepRow>[] = [];
    const { party_at_fault, integration_id } = run.snapshot.status_change;
    if (party_at_fault === 'us')
      this.logger.error({ signal_id: run.snapshot.signal_id, integration_id }, 'an integration broke by our own fault');
    for (const [position, step] of run.workflow.steps.entries()) {
      const id = randomUUID();
      const config = evaluate(step, run.context);
      const { state, reason = null, output = null } = await this.runStep(tx, run, { id, step, config });
      steps.push({ id, step_id: step.id, position, action: step.action.name, state, reason, config, output });
    }
    await changed(
      tx,
      `insert into workflow_steps (id, tenant_id, run_id, step_id, position, action, state, reason, config, output)
       select id, $2, $3, step_id, position, action, state, reason, config, output
       from jsonb_to_recordset($1) as s (id uuid, step_id text, position int, action text, state text, reason text,
         config jsonb, output jsonb)`,
      [JSON.stringify(steps), run.tenant_id, run.id],
    );
    if (steps.some(({ state }) => state === 'pending')) return;
    await changed(tx, `update workflow_runs set state = 'done' where id = $1 and state = 'running'`, [run.id]);
  }

  private async runStep(
    tx: Tx,
    { tenant_id, snapshot, context, suppressed }: StartedRun,
    { id, step, config }: { id: string; step: WorkflowStep; config: Record<string, Value> },
  ): Promise<StepResult> {
    if (step.condition && step.condition.evaluate(context) !== true) return { state: 'skipped', reason: 'condition' };
    const wrong = outOfShape(step, config);
    if (wrong) return { state: 'failed', reason: wrong };
    const { definition } = step.action;
    const skipped = suppressed ?? definition.skipped_for?.[snapshot.status_change.party_at_fault];
    const services = (definition.inject ?? []).map((type): unknown => this.services.get(type, { strict: false }));
    const given: Step = { tenant_id, snapshot, key: step.id, config };
    if (definition.tells) return this.tell(tx, given, await definition.tells(tx, given, ...services), id, skipped);
    if (skipped) return { state: 'skipped', reason: skipped };
    return definition.perform(tx, given, ...services);
  }

  private async tell(
    tx: Tx,
    { tenant_id, snapshot: { signal_id } }: Step,
    told: Told,
    step_id: string,
    suppressed: string | undefined,
  ): Promise<StepResult> {
    const delivery = { ...told, tenant_id, signal_id, occasion: 'opened', step_id, suppressed };
    if (!(await this.deliveries.plan(tx, delivery))) return { state: 'skipped', reason: 'told_already' };
    return suppressed ? { state: 'skipped', reason: suppressed } : { state: 'pending' };
  }
}

const evaluate = (step: WorkflowStep, context: WorkflowContext): Record<string, Value> =>
  Object.fromEntries(Object.entries(step.config).map(([name, template]) => [name, template.evaluate(context)]));

/** An expression may give a value that would have been refused as a literal. */
function outOfShape({ action }: WorkflowStep, config: Record<string, Value>): string | undefined {
  const wrong = Object.entries(config).find(
    ([name, value]) => action.definition.config[name]?.oneOf?.includes(value as string) === false,
  );
  return wrong && `${wrong[0]} is ${String(wrong[1])}`;
}
