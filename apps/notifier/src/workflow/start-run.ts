import { randomUUID } from 'node:crypto';
import type { IntegrationStatusChanged, SignalSnapshot } from '@linesman/contracts';
import { Database, type Tx } from '@linesman/persistence';
import { Clock, currentContext, LOGGER, runInContext } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { lockSignal } from '../signals/lock-signal';
import { RunSteps } from './run-steps';
import type { RunState, WorkflowRun } from './run.entity';
import { triggers } from './workflow';
import { contextOf } from './workflow-context';
import { Workflows } from './workflows';

export interface Opening {
  tenant_id: string;
  /** As it stands now; `change` is what opened it. */
  snapshot: SignalSnapshot;
  change: IntegrationStatusChanged;
  /** The signal is over already: everything is recorded, nothing is done. */
  over: boolean;
}

const OVER = 'closed_before_told';

@Injectable()
export class StartRun {
  constructor(
    private readonly workflows: Workflows,
    private readonly steps: RunSteps,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Every document whose trigger matches runs once for a signal. */
  async start(tx: Tx, opening: Opening): Promise<void> {
    for (const workflow of this.workflows.all) {
      if (!triggers(workflow, opening.change)) continue;
      const hold = opening.snapshot.hold_until ? new Date(opening.snapshot.hold_until) : null;
      const state = opening.over ? 'suppressed' : hold && hold > this.clock.now() ? 'held' : 'running';
      const { id, context } = { id: randomUUID(), context: contextOf(opening.snapshot) };
      const { tenant_id, snapshot } = opening;
      const rows = (await tx.query(
        `insert into workflow_runs
           (id, tenant_id, signal_id, workflow, workflow_version, state, reason, context, correlation_id, hold_until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
        [
          id,
          tenant_id,
          snapshot.signal_id,
          workflow.name,
          workflow.version,
          state satisfies RunState,
          opening.over ? OVER : null,
          JSON.stringify(context),
          currentContext().correlationId,
          hold,
        ],
      )) as unknown[];
      if (rows.length === 0 || state === 'held') continue;
      const suppressed = opening.over ? OVER : undefined;
      await this.steps.run(tx, { id, tenant_id, workflow, snapshot, context, suppressed });
    }
  }

  /** The hold is over; what is still open then is told as it stands then. */
  async endHold(tenantId: string, runId: string): Promise<void> {
    await this.database.inTenant(tenantId, async (tx) => {
      const [rows] = (await tx.query(
        `update workflow_runs set state = 'running' where id = $1 and state = 'held' returning *`,
        [runId],
      )) as [WorkflowRun[], number];
      const run = rows[0];
      const workflow = this.workflows.all.find(
        (it) => it.name === run?.workflow && it.version === run.workflow_version,
      );
      if (!run || !workflow) return;
      const { snapshot, state } = await lockSignal(tx, tenantId, run.signal_id);
      if (!snapshot) return;
      const suppressed = state === 'open' ? undefined : OVER;
      this.logger.info({ run_id: runId, signal_id: run.signal_id }, 'hold is over');
      const going = { id: run.id, tenant_id: tenantId, workflow, snapshot, context: contextOf(snapshot), suppressed };
      await runInContext({ correlationId: run.correlation_id }, () => this.steps.run(tx, going));
    });
  }
}
