import { randomUUID } from 'node:crypto';
import type { IntegrationStatusChanged, SignalSnapshot } from '@linesman/contracts';
import { changed, Database, one, type Tx } from '@linesman/persistence';
import { Clock, currentContext, LOGGER, runInContext } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { CLOSED_FIRST } from '../deliveries/decide-send';
import { lockSignal } from '../signals/lock-signal';
import { triggers } from './load-workflow';
import type { RunState, WorkflowRun } from './run.entity';
import { RunSteps } from './run-steps';
import { contextOf } from './workflow-context';
import { Workflows } from './workflows';

export interface Opening {
  tenant_id: string;
  /** The newest snapshot; `change` is the status change that opened the signal. */
  snapshot: SignalSnapshot;
  change: IntegrationStatusChanged;
  /** The signal has ended already: the run is recorded, and none of its steps acts. */
  ended: boolean;
}

@Injectable()
export class StartRun {
  constructor(
    private readonly workflows: Workflows,
    private readonly steps: RunSteps,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Runs every document whose trigger matches, once for each signal. */
  async start(tx: Tx, opening: Opening): Promise<void> {
    const { tenant_id, snapshot, ended } = opening;
    const suppressed = ended ? CLOSED_FIRST : undefined;
    for (const workflow of this.workflows.all) {
      if (!triggers(workflow, opening.change)) continue;
      const id = randomUUID();
      const context = contextOf(snapshot);
      const hold = snapshot.hold_until ? new Date(snapshot.hold_until) : null;
      const state: RunState = ended ? 'suppressed' : hold && hold > this.clock.now() ? 'held' : 'running';
      const inserted = await changed(
        tx,
        `insert into workflow_runs
           (id, tenant_id, signal_id, workflow, workflow_version, state, reason, context, correlation_id, hold_until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
        [
          id,
          tenant_id,
          snapshot.signal_id,
          workflow.name,
          workflow.version,
          state,
          suppressed ?? null,
          JSON.stringify(context),
          currentContext().correlationId,
          hold,
        ],
      );
      if (inserted === 0 || state === 'held') continue;
      await this.steps.run(tx, { id, tenant_id, workflow, snapshot, context, suppressed });
    }
  }

  /** Runs a held run whose hold is over, with the signal as it is now. */
  async endHold(tenantId: string, runId: string): Promise<void> {
    await this.database.inTenant(tenantId, async (tx) => {
      const run = await one<WorkflowRun>(
        tx,
        `update workflow_runs set state = 'running' where id = $1 and state = 'held' returning *`,
        [runId],
      );
      const workflow = this.workflows.all.find(
        (it) => it.name === run?.workflow && it.version === run.workflow_version,
      );
      if (!run || !workflow) return;
      const { snapshot, state } = await lockSignal(tx, tenantId, run.signal_id);
      if (!snapshot) return;
      this.logger.info({ run_id: runId, signal_id: run.signal_id }, 'the hold of a run is over');
      const started = {
        id: run.id,
        tenant_id: tenantId,
        workflow,
        snapshot,
        context: contextOf(snapshot),
        suppressed: state === 'open' ? undefined : CLOSED_FIRST,
      };
      await runInContext({ correlationId: run.correlation_id }, () => this.steps.run(tx, started));
    });
  }
}
