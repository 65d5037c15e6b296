import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SignalSnapshot } from '@linesman/contracts';
import { afterCommit, changed, Database, one, rows, type Tx, withCommit } from '@linesman/persistence';
import { Clock, LOGGER, runInContext } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AskDiagnosis } from '../deliveries/ask-diagnosis';
import { CLOSED_FIRST } from '../deliveries/decide-send';
import { heldAsUnstable, unstableReason } from '../flapping/flap-policy';
import { HeldFailures, reasonOf } from '../held-failures/held-failures';
import { readRunning } from '../silences/running-silences';
import type { Silence } from '../silences/silence';
import { SilencesEverywhere } from '../silences/silences-everywhere';
import { settingsOf } from '../settings/settings-of';
import { hasOutage, isOfProvider, PART_OF_OUTAGE } from '../signals/outage';
import { lockSignal } from '../signals/lock-signal';
import { Documents } from './documents';
import { holdOfSilence } from './hold-of-silence';
import { triggers, type Workflow } from './load-workflow';
import type { RunState, WorkflowRun } from './run.entity';
import { RunSteps } from './run-steps';
import { insertRun, saveSteps } from './save-run';
import { TellStaff } from './tell-staff';
import { contextOf } from './workflow-context';
import { Workflows } from './workflows';

/** A signal as it is now. Its row is locked. */
export interface Followed {
  tenant_id: string;
  snapshot: SignalSnapshot;
  /** As it was before it changed. */
  before?: SignalSnapshot;
  version: number;
  /** The signal has ended already: the run is recorded, and none of its steps acts. */
  ended: boolean;
  /** Nothing was done for it so far. */
  fresh?: boolean;
  /** All steps are done in this transaction. */
  whole?: boolean;
  /** The tenant's silences, where they were read with the signal. */
  silences?: Silence[];
  /** How many signals of its integration opened lately, where this one opens now. */
  openings?: number;
}

/** The reason of a run whose signal changed during the hold so that its trigger no longer matches. */
const NO_MATCH = 'changed_before_told';

type Hold = Pick<WorkflowRun, 'hold_until' | 'held_by' | 'reason'>;
const NO_HOLD: Hold = { hold_until: null, held_by: null, reason: null };
const endOf = ({ hold_until }: Hold): number => hold_until?.getTime() ?? 0;

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
    private readonly silences: SilencesEverywhere,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Runs every document whose trigger matches, once for each signal. */
  async start(tx: Tx, signal: Followed): Promise<void> {
    const { tenant_id, snapshot, ended } = signal;
    const begun = signal.fresh ? [] : await begunOf(tx, snapshot.signal_id);
    let nobody_told = signal.fresh;
    const { hold_until, held_by, reason } = await this.holdOf(tx, signal);
    const held = hold_until !== null && hold_until > this.clock.now();
    if (signal.fresh && !signal.whole && !ended && !held)
      this.diagnoses.askAhead({ tenant_id, signal_id: snapshot.signal_id });
    for (const workflow of this.workflows.all) {
      if (begun.includes(workflow.name) || !triggers(workflow, snapshot)) continue;
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
    }
  }

  /** The signal changed: its runs do what was not done yet, and documents that match now start. */
  async goOn(tx: Tx, signal: Followed): Promise<void> {
    // What is part of an outage is told when that is over.
    if (isOfProvider(signal.snapshot) && (await hasOutage(tx, signal.snapshot))) return this.start(tx, signal);
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
    const { snapshot, state, version } = await lockSignal(tx, tenant_id, signalId);
    if (!snapshot || state !== 'open') return;
    await this.goOn(tx, { tenant_id, snapshot, before: snapshot, version, ended: false });
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
        `update workflow_runs r set state = 'running', rest_due_at = null, reason = null, held_by = null where id = $1 and (state = 'held'
           or state in ('running', 'done') and rest_due_at is not null
           or state = 'running' and not exists (select from workflow_steps s where s.run_id = r.id)) returning *`,
        [runId],
      );
      if (!run) return;
      // After an erasure nothing is left to say.
      if (!snapshot) return this.finish(tx, run, 'suppressed', CLOSED_FIRST);
      await runInContext({ correlationId: run.correlation_id }, async () => {
        const rest = waiting.rest_due_at !== null;
        const silenced = !rest && state === 'open' ? await this.holdOfSilence(tx, { snapshot }) : undefined;
        if (silenced) return hold(tx, runId, silenced);
        if (!rest && state === 'open' && isOfProvider(snapshot) && (await hasOutage(tx, snapshot)))
          return hold(tx, runId, { hold_until: this.inAMoment(), held_by: null, reason: null });
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
  private async holdOf(tx: Tx, signal: Pick<Followed, 'snapshot' | 'silences' | 'openings'>): Promise<Hold> {
    const holds = [
      await this.otherHoldOf(tx, signal.snapshot),
      this.holdOfUnstable(signal.openings ?? 1),
      await this.holdOfSilence(tx, signal),
    ];
    return holds.reduce<Hold>((longest, one) => (one && endOf(one) > endOf(longest) ? one : longest), NO_HOLD);
  }

  private holdOfUnstable(openings: number): Hold | undefined {
    const hold_until = heldAsUnstable(openings, this.clock.now());
    return hold_until && { hold_until, held_by: null, reason: unstableReason(openings) };
  }

  private async holdOfSilence(tx: Tx, { snapshot, silences }: Pick<Followed, 'snapshot' | 'silences'>) {
    const all = [...(silences ?? (await readRunning(tx))), ...this.silences.all];
    return holdOfSilence(snapshot, all, this.clock.now());
  }

  private async otherHoldOf(tx: Tx, snapshot: SignalSnapshot): Promise<Hold> {
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

  private async context(tx: Tx, { tenant_id, snapshot }: Followed): Promise<WorkflowRun['context']> {
    return contextOf(snapshot, snapshot.customer ? '' : (await settingsOf(tx, tenant_id)).product_name);
  }
}

async function hold(tx: Tx, id: string, { hold_until, held_by, reason }: Hold): Promise<void> {
  await changed(
    tx,
    `update workflow_runs set state = 'held', hold_until = $2, held_by = $3, reason = $4 where id = $1`,
    [id, hold_until, held_by, reason],
  );
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
