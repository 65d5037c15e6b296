import { randomUUID } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { aboutOf, skipReason } from '../signals/about';
import type { OtherSignals } from '../signals/assessment';
import type { Action, Step, StepResult } from './action';
import { EMAIL } from './document-schema';
import type { ConfigValue } from './expression';
import type { Workflow, WorkflowStep } from './load-workflow';
import type { Performed } from './save-run';
import { isAfterFailure, StepError } from './step-error';
import type { WorkflowStepRow } from './step.entity';
import { TellOnce } from './tell-once';
import { TellStaff } from './tell-staff';
import type { WorkflowContext } from './workflow-context';

export interface StartedRun {
  id: string;
  tenant_id: string;
  workflow: Workflow;
  snapshot: SignalSnapshot;
  /** It runs for this outage. */
  of_outage?: string;
  /** The snapshot before the signal changed. */
  before?: SignalSnapshot;
  /** What else was open when it opened, where that was counted with it. */
  others?: OtherSignals;
  /** The version of the signal. */
  version: number;
  context: WorkflowContext;
  /** The reason why none of its steps acts. */
  suppressed?: string;
  /** Which steps are looked at: all of a run that begins, those that were not done once at all, or whatever is new. */
  steps: 'first' | 'rest' | 'new';
  /** It is known that nothing of the signal was decided for anybody. */
  nobody_told?: boolean;
  /** It stops once somebody is told, so that they are told before the other steps are done. */
  tells_first?: boolean;
}

@Injectable()
export class RunSteps {
  constructor(
    private readonly telling: TellOnce,
    private readonly staff: TellStaff,
    private readonly services: ModuleRef,
  ) {}

  /**
   * Runs one step after the other, all in the transaction of the run, until one waits. When the signal has changed it runs
   * again, and does what was not done yet.
   * @throws {StepError} where a step throws.
   */
  async run(tx: Tx, run: StartedRun): Promise<Performed> {
    const earlier = run.steps === 'first' ? [] : await stepsOf(tx, run);
    const steps: Performed['steps'] = [];
    let { nobody_told, suppressed } = run;
    let stopped: string | undefined;
    for (const [position, step] of run.workflow.steps.entries()) {
      const before = earlier.find(({ step_id }) => step_id === step.id);
      const waited = before?.state === 'waiting' || before?.state === 'retrying';
      // While the signal's event is handled, what is due is left to `rest`: a step that fails again must not fail the event.
      if (waited && !suppressed && (run.steps === 'new' || !before.is_due)) break;
      if (
        before &&
        !waited &&
        (run.steps === 'rest' || (before.state !== 'skipped' && !runsAgain(step.action.definition)))
      )
        continue;
      const id = before?.id ?? randomUUID();
      const config = evaluate(step, run.context);
      const {
        state,
        reason = null,
        output = null,
        at_once,
        due_at = null,
        stops,
      } = await this.runStep(tx, { ...run, nobody_told, suppressed }, { id, step, config, before }).catch(
        (error: unknown) => {
          throw isAfterFailure(error) ? error : new StepError({ ...step, action: step.action.name, position }, error);
        },
      );
      if (step.action.definition.tells || state === 'failed') nobody_told = false;
      if (before && !waited && state === 'skipped') continue;
      const attempts = waited ? before.attempts + Number(before.state === 'retrying') : 1;
      const row = { id, step_id: step.id, position, action: step.action.name, state, reason, config, output };
      steps.push({ ...row, due_at, attempts });
      if (state === 'failed') await this.stalled(tx, run, { id, step, reason: reason ?? '' });
      if (state === 'waiting') break;
      if (stops) stopped = suppressed = reason ?? state;
      if (run.tells_first && at_once) return { steps, has_rest: position < run.workflow.steps.length - 1 };
    }
    return { steps, has_rest: false, stopped };
  }

  private async runStep(
    tx: Tx,
    {
      id: run_id,
      tenant_id,
      workflow,
      snapshot,
      of_outage,
      before: was,
      others,
      version,
      context,
      suppressed,
      nobody_told,
    }: StartedRun,
    { id, step, config, before }: { id: string; step: WorkflowStep; config: Step['config']; before?: StoredStep },
  ): Promise<StepResult> {
    if (step.condition && step.condition.evaluate(context) !== true) return { state: 'skipped', reason: 'condition' };
    const wrong = outOfShape(step, config);
    if (wrong) return wrong;
    const { definition } = step.action;
    const skipped = suppressed ?? skipReason(snapshot, definition.skipped_for);
    const services = (definition.inject ?? []).map((type): unknown => this.services.get(type, { strict: false }));
    const given: Step = {
      id,
      run_id,
      tenant_id,
      workflow: workflow.name,
      snapshot,
      of_outage,
      others,
      key: step.id,
      config,
      retry: step.retry,
    };
    if (!definition.tells) {
      if (skipped) return { state: 'skipped', reason: skipped };
      if (definition.perform) return definition.perform(tx, given, ...services);
      return before?.state === 'waiting'
        ? definition.goes_on(tx, { ...given, parked: before }, ...services)
        : definition.parks(tx, given, ...services);
    }
    const told = await definition.tells(tx, given, ...services);
    if ('state' in told) return told;
    const about = aboutOf(snapshot, definition.skipped_for);
    const about_before = was && aboutOf(was, definition.skipped_for);
    const known = { tenant_id, snapshot, version, step_id: id, nobody_told };
    return this.telling.tell(tx, { ...told, ...known, about, about_before, suppressed: skipped });
  }

  private stalled(
    tx: Tx,
    { tenant_id, snapshot, workflow }: StartedRun,
    { id, step, reason }: { id: string; step: WorkflowStep; reason: string },
  ): Promise<void> {
    const what = `workflow ${workflow.name} ${workflow.version}, step ${step.id}`;
    return this.staff.stalled(tx, { tenant_id, snapshot, what, key: id, reason });
  }
}

/** A person is told again when something is new for them. What was performed is done, unless its result may change. */
const runsAgain = (action: Action): boolean => action.tells !== undefined || action.repeats === true;

type StoredStep = WorkflowStepRow & { is_due: boolean };

const stepsOf = (tx: Tx, { id }: StartedRun): Promise<StoredStep[]> =>
  rows<StoredStep>(
    tx,
    'select *, coalesce(due_at <= clock_timestamp(), false) as is_due from workflow_steps where run_id = $1',
    [id],
  );

const evaluate = (step: WorkflowStep, context: WorkflowContext): Record<string, ConfigValue> =>
  Object.fromEntries(Object.entries(step.config).map(([name, template]) => [name, template.evaluate(context)]));

const isEmail = new RegExp(EMAIL);

/** An expression may give a value that would have been refused as a literal. */
function outOfShape({ action }: WorkflowStep, config: Step['config']): StepResult | undefined {
  for (const [name, value] of Object.entries(config)) {
    const { oneOf, is } = action.definition.config[name] ?? {};
    const wrong = `${name} is ${JSON.stringify(value)}`;
    if (oneOf?.includes(value as string) === false) return { state: 'failed', reason: wrong };
    if (!is || isEmail.test(value as string)) continue;
    return value === ''
      ? { state: 'skipped', reason: 'no_address' }
      : { state: 'failed', reason: `${wrong}, which is no email address` };
  }
  return undefined;
}
