import { Clock } from '@linesman/service-kit';
import { StaffTasks } from '../../tasks/staff-tasks';
import { defineAction } from '../action';
import { taskOf, taskShape } from '../task-shape';

/** Creates a task for our own staff, in the platform tenant. */
export default defineAction({
  config: taskShape,
  inject: [StaffTasks, Clock],
  perform: async (tx, { tenant_id, snapshot, key, config }, tasks, clock) => {
    await tasks.create(tx, {
      tenant_id,
      signal_id: snapshot.signal_id,
      key: `step.staff.${key}`,
      ...taskOf(config, clock.now()),
    });
    return { state: 'done' };
  },
});
