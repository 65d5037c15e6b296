import type { TaskRow } from '../model/signal-view';

export type ShownTask = TaskRow & { overdue: boolean };

export const shownTask = (task: TaskRow, now: Date): ShownTask => ({
  ...task,
  overdue: task.status === 'open' && Date.parse(task.due_at) < now.getTime(),
});
