import { setTimeout as pause } from 'node:timers/promises';
import type { SignalSnapshot } from '@linesman/contracts';
import { changed, Database, one, type Tx } from '@linesman/persistence';
import { LOGGER, runInContext } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { CLOSED_FIRST } from '../deliveries/decide-send';
import { lockSignal } from '../signals/lock-signal';
import { contextNow } from './context-now';
import { DecideHold, type Hold } from './decide-hold';
import { Documents } from './documents';
import { triggers, type Workflow } from './load-workflow';
import { type FoundRun, RecordFailure } from './record-failure';
import type { RunState, WorkflowRun } from './run.entity';
import { RunSteps } from './run-steps';
import { saveSteps } from './save-run';
import { StepError } from './step-error';
import { TellStaff } from './tell-staff';

/** The reason of a run whose signal changed before it went on, so that its trigger no longer matches. */
const NO_MATCH = 'changed_before_told';

/** The message is on its way by then, and its sender has had the processor for itself. */
const REST_AFTER_MS = 50;
/** While this process does the rest of so many runs, a run that begins does all of its steps in one transaction. */
const MOST_RESUMING = 8;

/** A run as it is now, and as it was when it was taken. */
type TakenRun = WorkflowRun & { was: 'held' | 'waiting' | 'running' | 'done'; had_rest: boolean };

const take = `update workflow_runs r set state = 'running', rest_due_at = null, due_at = null, reason = null, held_by = null
  from (select id, state as was, rest_due_at is not null as had_rest from workflow_runs where id = $1 for update) b
  where r.id = b.id and (r.state = 'held' or r.state = 'waiting' and r.due_at <= clock_timestamp()
    or r.state in ('running', 'done') and r.rest_due_at is not null
    or r.state = 'running' and not exists (select from workflow_steps s where s.run_id = r.id))
  returning r.*, b.was, b.had_rest`;

/** Goes on with a run whose hold or wait is over, or which has steps left, with the signal as it is now. */
@Injectable()
export class ResumeRun implements BeforeApplicationShutdown {
  private readonly resuming = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly documents: Documents,
    private readonly steps: RunSteps,
    private readonly failures: RecordFailure,
    private readonly holds: DecideHold,
    private readonly staff: TellStaff,
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  get hasRoom(): boolean {
    return this.resuming.size < MOST_RESUMING;
  }

  async resume(tenantId: string, runId: string): Promise<void> {
    let run: (WorkflowRun & FoundRun) | undefined;
    try {
      await this.database.inTenant(tenantId, async (tx) => {
        run = await one(tx, 'select *, xmin::text as row_version from workflow_runs where id = $1', [runId]);
        if (run) await this.goOn(tx, run);
      });
    } catch (error) {
      if (!run || !(error instanceof StepError)) throw error;
      await this.failures.record(tenantId, run, error);
    }
  }

  /** What fails is found again when it is due. */
  resumeSoon(tenantId: string, runId: string): void {
    const resuming: Promise<void> = pause(REST_AFTER_MS, undefined, { signal: this.stopping.signal })
      .catch(() => undefined)
      .then(() => this.resume(tenantId, runId))
      .catch((error: unknown) =>
        this.logger.warn(
          { err: error, tenant_id: tenantId, run_id: runId },
          'a run could not be continued; it stays due',
        ),
      )
      .finally(() => this.resuming.delete(resuming));
    this.resuming.add(resuming);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.resuming);
  }

  /** @param unheld It is a run of a past signal: what holds signals now does not hold it. */
  async goOn(
    tx: Tx,
    { id, tenant_id, signal_id }: Pick<WorkflowRun, 'id' | 'tenant_id' | 'signal_id'>,
    unheld = false,
  ): Promise<void> {
    // In this order, as the handlers of events do.
    const { snapshot, state, version, outage } = await lockSignal(tx, tenant_id, signal_id);
    const run = await one<TakenRun>(tx, take, [id]);
    if (!run) return;
    // After an erasure nothing is left to say.
    if (!snapshot) return this.finish(tx, run, 'suppressed', CLOSED_FIRST);
    await runInContext({ correlationId: run.correlation_id }, async () => {
      const of_outage = outage?.outage_id;
      const [open, waited] = [state === 'open', run.was === 'waiting'];
      const began = run.had_rest || waited;
      const hold =
        open && !unheld && !run.had_rest ? await this.holds.afterwards(tx, { snapshot, of_outage }) : undefined;
      if (hold) return holdAgain(tx, run, hold);
      const workflow = await this.documentOf(tx, run, snapshot);
      if (!workflow) return;
      const matches = !open || triggers(workflow, snapshot);
      if (!began && !matches) return this.finish(tx, run, 'suppressed', NO_MATCH);
      if (!began) this.logger.info({ run_id: id, signal_id }, 'the hold of a run is over');
      const suppressed = open ? (waited && !matches ? NO_MATCH : undefined) : CLOSED_FIRST;
      const context = await contextNow(tx, { tenant_id, snapshot });
      const steps = began ? 'rest' : 'new';
      await saveSteps(
        tx,
        run,
        await this.steps.run(tx, { id, tenant_id, snapshot, of_outage, version, workflow, suppressed, context, steps }),
      );
    });
  }

  /** @returns nothing where the run cannot go on: staff are told. */
  async documentOf(tx: Tx, run: WorkflowRun, snapshot: SignalSnapshot): Promise<Workflow | undefined> {
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
    await changed(tx, 'update workflow_runs set state = $2, reason = $3, due_at = null where id = $1', [
      id,
      state,
      reason,
    ]);
  }
}

/** A run that waits at a step goes on waiting there. */
async function holdAgain(tx: Tx, { id, was }: TakenRun, { hold_until, held_by, reason }: Hold): Promise<void> {
  const [state, column] = was === 'waiting' ? ['waiting', 'due_at'] : ['held', 'hold_until'];
  await changed(tx, `update workflow_runs set state = $2, ${column} = $3, held_by = $4, reason = $5 where id = $1`, [
    id,
    state,
    hold_until,
    held_by,
    reason,
  ]);
}
