import type { Task } from '../upstream/answers';

export type ShownTask = Task & { overdue: boolean };

export const shownTask = (task: Task, now: Date): ShownTask => ({
  ...task,
  overdue: task.status === 'open' && Date.parse(task.due_at) < now.getTime(),
});
