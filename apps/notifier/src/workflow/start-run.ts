import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SignalSnapshot } from '@linesman/contracts';
import { afterCommit, changed, Database, one, rows, type Tx, withCommit } from '@linesman/persistence';
import { Clock, LOGGER, runInContext } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AskDiagnosis } from '../deliveries/ask-diagnosis';
import { CLOSED_FIRST } from '../deliveries/decide-send';
import { HeldFailures, reasonOf } from '../held-failures/held-failures';
import { settingsOf } from '../settings/settings-of';
import { hasOutage, isOfProvider, PART_OF_OUTAGE } from '../signals/outage';
import { lockSignal } from '../signals/lock-signal';
import { Documents } from './documents';
import type { Begun, Followed } from './followed';
import { triggers, type Workflow } from './load-workflow';
import type { RunState, WorkflowRun } from './run.entity';
import { RunSteps } from './run-steps';
import { insertRun, saveSteps } from './save-run';
import { TellStaff } from './tell-staff';
import { momentsOf } from './trigger-events';
import { contextOf } from './workflow-context';
import { Workflows } from './workflows';

/** The reason of a run whose signal changed during the hold so that its trigger no longer matches. */
const NO_MATCH = 'changed_before_told';

type Signalled = Pick<Followed, 'tenant_id' | 'snapshot'>;
type Hold = Pick<WorkflowRun, 'hold_until' | 'held_by' | 'reason'>;
const NO_HOLD: Hold = { hold_until: null, held_by: null, reason: null };

/** For so long a signal waits for the outage that it may be part of. */
const MOMENT_MS = 5_000;

/** The message is on its way by then, and its sender has had the processor for itself. */
const REST_AFTER_MS = 50;
/** While this process does the rest of so many runs, a run that begins does all of its steps in one transaction. */
const MOST_RESUMING = 8;

@Injectable()
export class StartRun implements BeforeApplicationShutdown {
  private readonly resuming = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly workflows: Workflows,
    private readonly documents: Documents,
    private readonly steps: RunSteps,
    private readonly staff: TellStaff,
    private readonly heldFailures: HeldFailures,
    private readonly diagnoses: AskDiagnosis,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Runs every document whose trigger matches, once for each signal. */
  async start(tx: Tx, signal: Followed): Promise<Begun[]> {
    const { tenant_id, snapshot, ended, documents, moment = 'opening' } = signal;
    const started: Begun[] = [];
    const begun = signal.fresh ? [] : await begunOf(tx, snapshot.signal_id);
    let nobody_told = signal.fresh;
    const { hold_until, held_by, reason } = moment === 'end' ? NO_HOLD : await this.holdOf(tx, snapshot);
    const held = hold_until !== null && hold_until > this.clock.now();
    if (signal.fresh && !signal.whole && !ended && !held)
      this.diagnoses.askAhead({ tenant_id, signal_id: snapshot.signal_id });
    for (const workflow of documents) {
      if (begun.includes(workflow.name) || !momentsOf(workflow.event).includes(moment) || !triggers(workflow, snapshot))
        continue;
      const id = randomUUID();
      const context = await this.context(tx, signal);
      const suppressed = ended ? CLOSED_FIRST : undefined;
      const state = ended ? 'suppressed' : held ? 'held' : 'running';
      const tells_first = !signal.whole && this.resuming.size < MOST_RESUMING;
      const beginning = { id, workflow, context, suppressed, steps: 'first', tells_first, nobody_told } as const;
      const performed =
        state === 'held' ? { steps: [], has_rest: false } : await this.steps.run(tx, { ...signal, ...beginning });
      nobody_told = false;
      const { signal_id } = snapshot;
      const run = {
        id,
        tenant_id,
        signal_id,
        workflow,
        state,
        reason: suppressed ?? (state === 'held' ? reason : null),
        context,
        hold_until,
        held_by,
      } as const;
      withCommit(tx, insertRun(tx, run, performed));
      if (performed.has_rest) afterCommit(tx, () => this.resumeSoon(tenant_id, id));
      started.push({ ...performed, workflow, state, reason: run.reason });
    }
    return started;
  }

  /** The signal changed: its runs do what was not done yet, and documents that match now start. */
  async goOn(tx: Tx, signal: Followed): Promise<void> {
    // What is part of an outage is told when that is over.
    if (isOfProvider(signal.snapshot) && (await hasOutage(tx, signal.snapshot))) {
      await this.start(tx, signal);
      return;
    }
    await letGo(tx, signal.snapshot.signal_id);
    const running = await rows<WorkflowRun>(
      tx,
      `select * from workflow_runs where signal_id = $1 and state in ('running', 'done') order by created_at`,
      [signal.snapshot.signal_id],
    );
    for (const run of running) {
      const workflow = await this.documentOf(tx, run, signal.snapshot);
      if (!workflow || !triggers(workflow, signal.snapshot)) continue;
      const context = await this.context(tx, signal);
      await saveSteps(tx, run, await this.steps.run(tx, { ...signal, id: run.id, workflow, context, steps: 'new' }));
    }
    await this.start(tx, signal);
  }

  /** Runs again the steps of an open signal that were not done yet, because something other than the signal changed. */
  async goOnWith(tx: Tx, tenant_id: string, signalId: string): Promise<void> {
    const { snapshot, state, version, publications } = await lockSignal(tx, tenant_id, signalId);
    if (!snapshot || state !== 'open') return;
    const documents = await this.workflows.of(tx, tenant_id, publications);
    await this.goOn(tx, { tenant_id, snapshot, before: snapshot, version, ended: false, documents });
  }

  /** Goes on with a run whose hold is over, or which has steps left, with the signal as it is now. */
  async resume(tenantId: string, runId: string): Promise<void> {
    await this.database.inTenant(tenantId, async (tx) => {
      const waiting = await one<WorkflowRun>(tx, 'select * from workflow_runs where id = $1', [runId]);
      if (!waiting) return;
      // In this order, as the handlers of events do.
      const { snapshot, state, version } = await lockSignal(tx, tenantId, waiting.signal_id);
      const run = await one<WorkflowRun>(
        tx,
        `update workflow_runs r set state = 'running', rest_due_at = null, reason = null where id = $1 and (state = 'held'
           or state in ('running', 'done') and rest_due_at is not null
           or state = 'running' and not exists (select from workflow_steps s where s.run_id = r.id)) returning *`,
        [runId],
      );
      if (!run) return;
      // After an erasure nothing is left to say.
      if (!snapshot) return this.finish(tx, run, 'suppressed', CLOSED_FIRST);
      await runInContext({ correlationId: run.correlation_id }, async () => {
        const rest = waiting.rest_due_at !== null;
        if (!rest && state === 'open' && isOfProvider(snapshot) && (await hasOutage(tx, snapshot)))
          return hold(tx, runId, this.inAMoment());
        const workflow = await this.documentOf(tx, run, snapshot);
        if (!workflow) return;
        if (!rest && state === 'open' && !triggers(workflow, snapshot))
          return this.finish(tx, run, 'suppressed', NO_MATCH);
        if (!rest) this.logger.info({ run_id: runId, signal_id: run.signal_id }, 'the hold of a run is over');
        const signal = { tenant_id: tenantId, snapshot, version, ended: state !== 'open' };
        const suppressed = signal.ended ? CLOSED_FIRST : undefined;
        const context = await this.context(tx, signal);
        const steps = rest ? 'rest' : 'new';
        const performed = await this.steps.run(tx, { ...signal, id: run.id, workflow, suppressed, context, steps });
        await saveSteps(tx, run, performed);
      });
    });
  }

  /** Until when nobody is told, and why. */
  private async holdOf(tx: Tx, snapshot: SignalSnapshot): Promise<Hold> {
    const many = this.heldFailures.of(snapshot);
    if (many) return { hold_until: many.ends_at, held_by: many.hold_id, reason: reasonOf(snapshot.connection_name) };
    return { hold_until: await this.holdOfProvider(tx, snapshot), held_by: null, reason: null };
  }

  /** What is the provider's fault waits until it is known whether it is part of an outage. After a restart its event may be late. */
  private async holdOfProvider(tx: Tx, snapshot: SignalSnapshot): Promise<Date | null> {
    const hold_until = snapshot.hold_until ? new Date(snapshot.hold_until) : null;
    if (!isOfProvider(snapshot)) return hold_until;
    const moment = this.inAMoment();
    if (hold_until && hold_until >= moment) return hold_until;
    return hold_until || (await hasOutage(tx, snapshot)) ? moment : null;
  }

  private inAMoment(): Date {
    return new Date(this.clock.now().getTime() + MOMENT_MS);
  }

  /** What fails is found again when it is due. */
  private resumeSoon(tenantId: string, runId: string): void {
    const resuming: Promise<void> = pause(REST_AFTER_MS, undefined, { signal: this.stopping.signal })
      .catch(() => undefined)
      .then(() => this.resume(tenantId, runId))
      .catch((error: unknown) => this.logger.warn({ err: error, run_id: runId }, 'the rest of a run waits'))
      .finally(() => this.resuming.delete(resuming));
    this.resuming.add(resuming);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.resuming);
  }

  /** @returns nothing where the run cannot go on: staff are told. */
  private async documentOf(tx: Tx, run: WorkflowRun, snapshot: SignalSnapshot): Promise<Workflow | undefined> {
    try {
      return await this.documents.of(tx, run);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await this.finish(tx, run, 'failed', reason);
      const what = `workflow ${run.workflow} ${run.workflow_version}`;
      await this.staff.stalled(tx, { tenant_id: run.tenant_id, snapshot, what, key: run.id, reason });
      return undefined;
    }
  }

  private async finish(tx: Tx, { id }: WorkflowRun, state: RunState, reason: string): Promise<void> {
    await changed(tx, 'update workflow_runs set state = $2, reason = $3 where id = $1', [id, state, reason]);
  }

  private async context(tx: Tx, { tenant_id, snapshot }: Signalled): Promise<WorkflowRun['context']> {
    return contextOf(snapshot, snapshot.customer ? '' : (await settingsOf(tx, tenant_id)).product_name);
  }
}

async function hold(tx: Tx, id: string, until: Date): Promise<void> {
  await changed(tx, `update workflow_runs set state = 'held', hold_until = $2 where id = $1`, [id, until]);
}

/** A signal that is no longer part of an outage is told singly. */
async function letGo(tx: Tx, signalId: string): Promise<void> {
  await changed(
    tx,
    `update workflow_runs set state = 'held', reason = null, hold_until = clock_timestamp()
     where signal_id = $1 and state = 'suppressed' and starts_with(reason, $2)`,
    [signalId, PART_OF_OUTAGE],
  );
}

async function begunOf(tx: Tx, signalId: string): Promise<string[]> {
  const begun = await rows<{ workflow: string }>(tx, 'select workflow from workflow_runs where signal_id = $1', [
    signalId,
  ]);
  return begun.map(({ workflow }) => workflow);
}
