import { PART_OF_OUTAGE } from '@linesman/contracts';
import { randomUUID } from 'node:crypto';
import { afterCommit, changed, rows, type Tx, withCommit } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { AskDiagnosis } from '../deliveries/ask-diagnosis';
import { CLOSED_FIRST } from '../deliveries/decide-send';
import { hasOutage, isOfProvider } from '../signals/outage';
import { lockSignal } from '../signals/lock-signal';
import { contextNow } from './context-now';
import { DecideHold, NO_HOLD } from './decide-hold';
import type { Begun, Followed } from './followed';
import { triggers } from './load-workflow';
import { ResumeRun } from './resume-run';
import type { WorkflowRun } from './run.entity';
import { RunSteps } from './run-steps';
import { insertRun, saveSteps } from './save-run';
import { type Moment, momentsOf } from './trigger-events';
import { Workflows } from './workflows';

@Injectable()
export class StartRun {
  constructor(
    private readonly workflows: Workflows,
    private readonly steps: RunSteps,
    private readonly resuming: ResumeRun,
    private readonly holds: DecideHold,
    private readonly diagnoses: AskDiagnosis,
    private readonly clock: Clock,
  ) {}

  /** Runs every document whose trigger matches, once for each signal. */
  async start(tx: Tx, signal: Followed): Promise<Begun[]> {
    const { tenant_id, snapshot, ended, documents, moment = 'opening' } = signal;
    const started: Begun[] = [];
    const begun = signal.fresh ? [] : await begunOf(tx, snapshot.signal_id);
    let nobody_told = signal.fresh;
    const { hold_until, held_by, reason } =
      isEnd(moment) || signal.unheld ? NO_HOLD : await this.holds.atOpening(tx, signal);
    const held = signal.again || (hold_until !== null && hold_until > this.clock.now());
    if (signal.fresh && !signal.whole && !ended && !held)
      this.diagnoses.askAhead({ tenant_id, signal_id: snapshot.signal_id });
    for (const workflow of documents) {
      if (begun.includes(workflow.name) || !momentsOf(workflow.event).includes(moment) || !triggers(workflow, snapshot))
        continue;
      const id = randomUUID();
      const context = await contextNow(tx, signal);
      const suppressed = ended ? CLOSED_FIRST : undefined;
      const state = ended ? 'suppressed' : held ? 'held' : 'running';
      const tells_first = !signal.whole && this.resuming.hasRoom;
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
        hold_until: hold_until ?? (state === 'held' ? this.clock.now() : null),
        held_by,
      } as const;
      withCommit(tx, insertRun(tx, run, performed));
      if (performed.has_rest || (signal.again && !hold_until))
        afterCommit(tx, () => this.resuming.resumeSoon(tenant_id, id));
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
      `select * from workflow_runs where signal_id = $1 and state in ('running', 'waiting', 'done') order by created_at`,
      [signal.snapshot.signal_id],
    );
    for (const run of running) {
      const workflow = await this.resuming.documentOf(tx, run, signal.snapshot);
      if (!workflow || !triggers(workflow, signal.snapshot)) continue;
      const context = await contextNow(tx, signal);
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
}

const isEnd = (moment: Moment): boolean => moment === 'end' || moment === 'outage_end';

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
