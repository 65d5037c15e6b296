import { afterCommit, Audit, changed, Database, one, rows, type Tx } from '@linesman/persistence';
import { notFound, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { cancelDeliveries } from '../deliveries/cancel-deliveries';
import { cancelWebhooks } from '../event-endpoints/cancel-webhooks';
import { lockSignal } from '../signals/lock-signal';
import { approvalKey, stepApprovalKey } from '../tasks/approval-key';
import { CloseTasks } from '../tasks/close-tasks';
import { ResumeRun } from '../workflow/resume-run';
import type { WorkflowRun } from '../workflow/run.entity';

/** The reason of what a cancelled run does not do any more. */
export const CANCELLED = 'run_cancelled';

const tryAgain = `update workflow_steps set attempts = case state when 'failed' then 0 else attempts end, reason = null,
    state = case state when 'failed' then 'retrying' else state end, due_at = clock_timestamp(), updated_at = clock_timestamp()
  where run_id = $1 and (state in ('failed', 'retrying') or state = 'waiting' and action <> 'approve') returning id`;

/** A person stops a run, or lets it go on. */
@Injectable()
export class ChangeRun {
  constructor(
    private readonly database: Database,
    private readonly runs: ResumeRun,
    private readonly tasks: CloseTasks,
    private readonly audit: Audit,
  ) {}

  /** @throws where the run has ended. */
  cancel(caller: Principal, id: string, note?: string): Promise<void> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const { run } = await lockRun(tx, id);
      if (!['held', 'running', 'waiting'].includes(run.state))
        throw new Problem(409, 'run-ended', 'This run has ended, so it cannot be cancelled.');
      await changed(
        tx,
        `update workflow_runs set state = 'cancelled', reason = $2, due_at = null, rest_due_at = null where id = $1`,
        [id, CANCELLED],
      );
      const open = await rows<{ id: string }>(
        tx,
        `select id from workflow_steps where run_id = $1 and state in ('pending', 'running', 'waiting', 'retrying')`,
        [id],
      );
      const ids = open.map((step) => step.id);
      const deliveries = await cancelDeliveries(tx, run.signal_id, ids, CANCELLED);
      const unsent = [...deliveries.map(({ step_id }) => step_id), ...(await cancelWebhooks(tx, ids))];
      await changed(
        tx,
        `update workflow_steps set state = 'skipped', reason = $3, due_at = null, updated_at = clock_timestamp()
         where run_id = $1 and (state in ('waiting', 'retrying') or id = any($2))`,
        [id, unsent, CANCELLED],
      );
      // Of the steps that wait for approval, and of the messages.
      const asked = [...ids.map((step) => stepApprovalKey(id, step)), ...deliveries.map((one) => approvalKey(one.id))];
      for (const key of asked) await this.tasks.closeFor(tx, run.signal_id, key, caller.email ?? caller.subject);
      await this.audited(tx, caller, run, 'cancelled', note);
    });
  }

  /** @throws where nothing of the run waits for a time or its next attempt, and nothing failed. */
  resume(caller: Principal, id: string, note?: string): Promise<void> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const { run, open } = await lockRun(tx, id);
      if (!open) throw new Problem(409, 'signal-ended', 'The signal has ended, so there is nothing left to do for it.');
      const may = ['running', 'waiting', 'done', 'failed'].includes(run.state);
      const steps = may ? await rows(tx, tryAgain, [id]) : [];
      if (!may || (run.state !== 'failed' && steps.length === 0))
        throw new Problem(409, 'nothing-to-resume', 'Nothing of this run waits for a time, and no step of it failed.');
      await changed(
        tx,
        `update workflow_runs set state = 'waiting', reason = null, due_at = clock_timestamp() where id = $1`,
        [id],
      );
      await this.audited(tx, caller, run, 'resumed', note);
      afterCommit(tx, () => this.runs.resumeSoon(caller.tenantId, id));
    });
  }

  private audited(tx: Tx, caller: Principal, run: WorkflowRun, action: string, note?: string): Promise<void> {
    const { id, tenant_id, signal_id, workflow } = run;
    return this.audit.record(tx, {
      tenant_id,
      actor: caller.subject,
      action: `workflow_run.${action}`,
      subject_type: 'workflow_run',
      subject_id: id,
      detail: { name: workflow, signal_id, ...(note && { note }) },
    });
  }
}

/** Locks the signal, and then its run, as the handlers of events do. @throws where there is no such run. */
export async function lockRun(tx: Tx, id: string): Promise<{ run: WorkflowRun; open: boolean }> {
  const known = await one<WorkflowRun>(tx, 'select * from workflow_runs where id = $1', [id]);
  if (!known) throw notFound('workflow run');
  const { state } = await lockSignal(tx, known.tenant_id, known.signal_id);
  const run = await one<WorkflowRun>(tx, 'select * from workflow_runs where id = $1 for update', [id]);
  return { run: run!, open: state === 'open' };
}
