import type { Task } from '../upstream/answers';

export type ShownTask<T = Task> = T & { overdue: boolean };

export const shownTask = <T extends Pick<Task, 'status' | 'due_at'>>(task: T, now: Date): ShownTask<T> => ({
  ...task,
  overdue: task.status === 'open' && Date.parse(task.due_at) < now.getTime(),
});
