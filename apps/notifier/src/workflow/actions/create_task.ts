import { Clock } from '@linesman/service-kit';
import { CreateTask } from '../../tasks/create-task';
import { defineAction } from '../action';
import { taskOf, taskShape } from '../task-shape';

/** Creates a task for the customer's CSM. What only our staff can do is no task of the tenant. */
export default defineAction({
  config: taskShape,
  skipped_for: { staff: 'our_fault' },
  inject: [CreateTask, Clock],
  perform: async (tx, { tenant_id, snapshot, key, config }, tasks, clock) => {
    const { customer, signal_id } = snapshot;
    await tasks.create(tx, {
      tenant_id,
      signal_id,
      customer_id: customer?.customer_id,
      key: `step.${key}`,
      assignee: customer?.csm?.email,
      ...taskOf(config, clock.now()),
    });
    return { state: 'done' };
  },
});
