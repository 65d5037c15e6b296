import { afterCommit, Audit, changed, Database, one } from '@linesman/persistence';
import { notFound, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import { stepApprovalKey } from '../tasks/approval-key';
import { CloseTasks } from '../tasks/close-tasks';
import { ResumeRun } from '../workflow/resume-run';
import type { StepDecision } from '../workflow/step-decision';
import type { WorkflowStepRow } from '../workflow/step.entity';
import { lockRun } from './change-run';

interface Decision {
  run_id: string;
  step_id: string;
  decision: StepDecision['decision'];
  note?: string;
}

/** A person decides whether a run goes on with its further steps. */
@Injectable()
export class DecideStep {
  constructor(
    private readonly database: Database,
    private readonly runs: ResumeRun,
    private readonly tasks: CloseTasks,
    private readonly deliveries: Deliveries,
    private readonly audit: Audit,
  ) {}

  /** @throws where it is not the caller's to decide, somebody has decided, or nobody decides any more. */
  async decide(caller: Principal, { run_id, step_id, decision, note }: Decision): Promise<void> {
    await this.database.inTenant(caller.tenantId, async (tx) => {
      const { run } = await lockRun(tx, run_id);
      const step = await one<WorkflowStepRow>(tx, 'select * from workflow_steps where id = $1 and run_id = $2', [
        step_id,
        run_id,
      ]);
      if (!step) throw notFound('step');
      const { by, decision: decided } = (step.output ?? {}) as Partial<StepDecision>;
      if (run.state !== 'waiting' || step.state !== 'waiting' || !by || decided)
        throw new Problem(409, 'not-awaiting-approval', 'This step does not wait for approval any more.');
      if (by === 'tenant_admin' && !caller.roles.some((role) => role === 'tenant_admin' || role === 'admin'))
        throw new Problem(403, 'forbidden', 'An administrator of the workspace has to decide this step.');
      const decided_by = caller.email ?? caller.subject;
      await changed(
        tx,
        `with step as (update workflow_steps set due_at = clock_timestamp(), updated_at = clock_timestamp(),
             output = output || jsonb_build_object('decision', $3::text, 'decided_by', $4::text) where id = $2)
         update workflow_runs set due_at = clock_timestamp() where id = $1`,
        [run_id, step_id, decision, decided_by],
      );
      await this.tasks.closeFor(tx, run.signal_id, stepApprovalKey(run_id, step_id), decided_by);
      await this.deliveries.showNew(tx, run.signal_id);
      await this.audit.record(tx, {
        tenant_id: run.tenant_id,
        actor: caller.subject,
        action: `workflow_step.${decision}`,
        subject_type: 'workflow_run',
        subject_id: run_id,
        detail: { name: run.workflow, step: step.step_id, signal_id: run.signal_id, ...(note && { note }) },
      });
      afterCommit(tx, () => this.runs.resumeSoon(caller.tenantId, run_id));
    });
  }
}
