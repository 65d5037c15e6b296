import { taskPriorities } from '@linesman/contracts';
import { Clock } from '@linesman/service-kit';
import { CreateTask } from '../../tasks/create-task';
import { defineAction } from '../action';

const HOUR_MS = 3_600_000;

/** Creates a task for the customer's CSM. What only our staff can do is no task of the tenant. */
export default defineAction({
  config: {
    title: { type: 'string' },
    due_date_offset_hours: { type: 'number' },
    priority: { type: 'string', oneOf: taskPriorities },
  },
  skipped_for: { staff: 'our_fault' },
  inject: [CreateTask, Clock],
  perform: async (tx, { tenant_id, snapshot, key, config }, tasks, clock) => {
    const { customer, signal_id } = snapshot;
    await tasks.create(tx, {
      tenant_id,
      signal_id,
      customer_id: customer?.customer_id,
      key: `step.${key}`,
      title: config.title,
      priority: config.priority,
      assignee: customer?.csm?.email,
      due_at: new Date(clock.now().getTime() + config.due_date_offset_hours * HOUR_MS),
    });
    return { state: 'done' };
  },
});
