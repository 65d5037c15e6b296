import { taskPriorities } from '@linesman/contracts';
import type { NewTask } from '../tasks/create-task';
import type { Shape } from './action';

const HOUR_MS = 3_600_000;

/** The configuration of an action that creates a task. */
export const taskShape = {
  title: { type: 'string' },
  due_date_offset_hours: { type: 'number' },
  priority: { type: 'string', oneOf: taskPriorities },
} as const satisfies Shape;

/** The same where the task is for a person: it may be due after hours in which they work. */
export const assignedTaskShape = {
  ...taskShape,
  due_date_offset_hours: { type: 'number', optional: true },
  due_in_working_hours: { type: 'number', optional: true },
  escalate: { type: 'bool', optional: true },
} as const satisfies Shape;

interface TaskConfig extends Pick<NewTask, 'title' | 'priority'> {
  due_date_offset_hours: number;
}

export const taskOf = (
  { title, priority, due_date_offset_hours }: TaskConfig,
  now: Date,
): Pick<NewTask, 'title' | 'priority' | 'due_at'> => ({
  title,
  priority,
  due_at: new Date(now.getTime() + due_date_offset_hours * HOUR_MS),
});
