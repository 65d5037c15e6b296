import { Clock } from '@linesman/service-kit';
import { CreateTask } from '../../tasks/create-task';
import { dueInWorkingHours, MOST_WORKING_HOURS } from '../../tasks/due-of';
import { defineAction } from '../action';
import { assignedTaskShape, taskOf } from '../task-shape';

/** Creates a task for the customer's CSM. What only our staff can do is no task of the tenant. */
export default defineAction({
  config: assignedTaskShape,
  exactly_one: ['due_date_offset_hours', 'due_in_working_hours'],
  skipped_for: { staff: 'our_fault' },
  inject: [CreateTask, Clock],
  perform: async (tx, { tenant_id, snapshot, key, config }, tasks, clock) => {
    const { customer, signal_id } = snapshot;
    const { title, priority, due_date_offset_hours = 0, due_in_working_hours: hours, escalate } = config;
    if (hours !== undefined && !(hours >= 0 && hours <= MOST_WORKING_HOURS))
      return { state: 'failed', reason: `cannot be due in ${hours} working hours` };
    const task = taskOf({ title, priority, due_date_offset_hours }, clock.now());
    const assignee = customer?.csm?.email;
    const zone = customer?.csm?.time_zone ?? (assignee ? customer?.time_zone : undefined);
    if (hours !== undefined)
      task.due_at = await dueInWorkingHours(tx, { tenant_id, assignee, zone }, hours, clock.now());
    await tasks.create(tx, {
      tenant_id,
      signal_id,
      customer_id: customer?.customer_id,
      key: `step.${key}`,
      assignee,
      escalates: escalate,
      ...task,
    });
    return { state: 'done' };
  },
});
