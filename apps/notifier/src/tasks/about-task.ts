import type { Task } from './task.entity';

type About = Pick<Task, 'id' | 'signal_id' | 'signal_tenant_id' | 'customer_id'>;

/** What every event about a task says. */
export const aboutTask = ({ id, signal_id, signal_tenant_id, customer_id }: About) => ({
  task_id: id,
  signal_id,
  signal_tenant_id: signal_tenant_id ?? undefined,
  customer_id: customer_id ?? undefined,
});
