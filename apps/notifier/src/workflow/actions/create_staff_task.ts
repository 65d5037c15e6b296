import { taskPriorities } from '@linesman/contracts';
import { Clock } from '@linesman/service-kit';
import { StaffTasks } from '../../tasks/staff-tasks';
import { defineAction } from '../action';

const HOUR_MS = 3_600_000;

/** Creates a task for our own staff, in the platform tenant. */
export default defineAction({
  config: {
    title: { type: 'string' },
    due_date_offset_hours: { type: 'number' },
    priority: { type: 'string', oneOf: taskPriorities },
  },
  inject: [StaffTasks, Clock],
  perform: async (tx, { tenant_id, snapshot, key, config }, tasks, clock) => {
    await tasks.create(tx, {
      tenant_id,
      signal_id: snapshot.signal_id,
      key: `step.staff.${key}`,
      title: config.title,
      priority: config.priority,
      due_at: new Date(clock.now().getTime() + config.due_date_offset_hours * HOUR_MS),
    });
    return { state: 'done' };
  },
});
