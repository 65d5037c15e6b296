import { one } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { CreateTask } from '../../../src/tasks/create-task';
import { defineAction } from '../../../src/workflow/action';

/** Creates a task. PostgreSQL refuses what follows while the signal has no task with the key `bell`. */
export default defineAction({
  config: {},
  inject: [CreateTask, Clock],
  perform: async (tx, { tenant_id, snapshot: { signal_id } }, tasks, clock) => {
    const rang = { title: 'rang', priority: 'low', due_at: clock.now() } as const;
    await tasks.create(tx, { tenant_id, signal_id, key: 'rang', ...rang });
    await one(tx, `select 1 / count(*) from tasks where signal_id = $1 and key = 'bell'`, [signal_id]);
    return { state: 'done' };
  },
});
