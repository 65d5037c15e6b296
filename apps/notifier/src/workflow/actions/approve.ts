import { Clock } from '@linesman/service-kit';
import { Deliveries } from '../../deliveries/deliveries';
import { stepApprovalKey } from '../../tasks/approval-key';
import { CloseTasks } from '../../tasks/close-tasks';
import { CreateTask } from '../../tasks/create-task';
import { type StepDecision, approvers } from '../step-decision';
import { defineAction } from '../action';
import { TellOnce } from '../tell-once';

const HOUR_MS = 3_600_000;
/** 90 days. */
const MOST_HOURS = 2_160;

/** Lets the run wait until a person approves or refuses its further steps, and asks for it with a task. */
export default defineAction({
  config: {
    by: { type: 'string', oneOf: approvers },
    timeout_hours: { type: 'number' },
    on_timeout: { type: 'string', oneOf: ['continue', 'stop'] },
    question: { type: 'string', optional: true },
  },
  inject: [CreateTask, CloseTasks, Deliveries, TellOnce, Clock],
  parks: async (
    tx,
    { id, run_id, tenant_id, workflow, snapshot, config },
    tasks,
    _closing,
    _deliveries,
    telling,
    clock,
  ) => {
    const { by, timeout_hours } = config;
    if (!(timeout_hours > 0 && timeout_hours <= MOST_HOURS))
      return { state: 'failed', reason: `cannot wait ${timeout_hours} hours` };
    const { signal_id, customer, severity, status_change } = snapshot;
    const due_at = new Date(clock.now().getTime() + timeout_hours * HOUR_MS);
    const question =
      config.question ?? `Approve or refuse the further steps of ${workflow} about ${status_change.integration_name}`;
    await tasks.create(tx, {
      tenant_id,
      signal_id,
      customer_id: customer?.customer_id,
      key: stepApprovalKey(run_id, id),
      title: question,
      priority: severity,
      assignee: by === 'csm' ? customer?.csm?.email : undefined,
      due_at,
    });
    if (by === 'csm') await telling.askToDecide(tx, { id, tenant_id, snapshot });
    return { state: 'waiting', due_at, output: { by, question } };
  },
  goes_on: async (tx, { id, run_id, config, snapshot, parked }, _tasks, closing, deliveries) => {
    const output = parked.output ?? {};
    const { decision } = output as Partial<StepDecision>;
    if (decision === 'approved') return { state: 'done', output };
    if (decision === 'refused') return { state: 'done', reason: 'refused', output, stops: true };
    await closing.closeFor(tx, snapshot.signal_id, stepApprovalKey(run_id, id), 'nobody decided in time');
    await deliveries.showNew(tx, snapshot.signal_id);
    const late = { state: 'done', reason: 'nobody_decided', output } as const;
    return config.on_timeout === 'stop' ? { ...late, stops: true } : late;
  },
});
