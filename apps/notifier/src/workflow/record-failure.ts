import { randomUUID } from 'node:crypto';
import { storable } from '@linesman/contracts';
import { Database, one, type Tx } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { lockSignal } from '../signals/lock-signal';
import { DEFAULT_RETRY, waitAfter } from '../event-endpoints/retry';
import type { WorkflowRun } from './run.entity';
import type { StepError } from './step-error';
import type { WorkflowStepRow } from './step.entity';
import { TellStaff } from './tell-staff';

/** A run and the version of its row when it was found. */
export type FoundRun = Pick<WorkflowRun, 'id' | 'signal_id'> & { row_version: string };

/** Records that a step threw, in a transaction of its own: the one in which it threw was rolled back. */
@Injectable()
export class RecordFailure {
  constructor(
    private readonly database: Database,
    private readonly staff: TellStaff,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The run waits for the next attempt. After the last one the step has failed, staff are told, and the run goes on. */
  async record(tenantId: string, run: FoundRun, error: StepError): Promise<void> {
    await this.database.inTenant(tenantId, async (tx) => {
      // In this order, as the handlers of events do.
      const { snapshot } = await lockSignal(tx, tenantId, run.signal_id);
      const { id: step_id, action, position, retry = DEFAULT_RETRY } = error.step;
      const before = await one<Pick<WorkflowStepRow, 'state' | 'attempts'>>(
        tx,
        'select state, attempts from workflow_steps where run_id = $1 and step_id = $2',
        [run.id, step_id],
      );
      const waited = before?.state === 'waiting' || before?.state === 'retrying';
      const attempts = waited ? before.attempts + 1 : 1;
      const wait = waitAfter(attempts, retry);
      const reason = storable(error.cause instanceof Error ? error.cause.message : String(error.cause), 500);
      this.logger.warn({ err: error.cause, run_id: run.id, step_id, attempts }, 'a step failed');
      const waiting = await letWait(tx, run, wait);
      if (!waiting) return;
      const failed = wait === undefined;
      const stored = await one<Pick<WorkflowStepRow, 'id'>>(
        tx,
        `insert into workflow_steps (id, tenant_id, run_id, step_id, position, action, config, state, reason, attempts,
           last_error, due_at)
         values ($1, $2, $3, $4, $5, $6, '{}', $7, $8, $9, $10, $11)
         on conflict (run_id, step_id) do update set state = excluded.state, reason = excluded.reason,
           attempts = excluded.attempts, last_error = excluded.last_error, due_at = excluded.due_at,
           updated_at = clock_timestamp() returning id`,
        [
          randomUUID(),
          tenantId,
          run.id,
          step_id,
          position,
          action,
          // A person may have decided it: it does not begin to wait anew.
          failed ? 'failed' : before?.state === 'waiting' ? 'waiting' : 'retrying',
          failed ? reason : null,
          attempts,
          reason,
          failed ? null : waiting.due_at,
        ],
      );
      if (!failed || !snapshot) return;
      const what = `workflow ${waiting.workflow} ${waiting.workflow_version}, step ${step_id}`;
      await this.staff.stalled(tx, { tenant_id: tenantId, snapshot, what, key: stored!.id, reason });
    });
  }
}

/** @returns the run, which waits now, or nothing where somebody else went on with it meanwhile: each attempt counts once. */
const letWait = (tx: Tx, { id, row_version }: FoundRun, seconds = 0): Promise<WorkflowRun | undefined> =>
  one<WorkflowRun>(
    tx,
    `update workflow_runs set state = 'waiting', rest_due_at = null, reason = null,
       due_at = clock_timestamp() + make_interval(secs => $2)
     where id = $1 and xmin::text = $3 and state in ('held', 'running', 'waiting', 'done') returning *`,
    [id, seconds, row_version],
  );
