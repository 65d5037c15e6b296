import type { FieldError } from '@linesman/service-kit';
import { DateTime, IANAZone } from 'luxon';
import { textOf, textUpTo, uuidOf } from '../pages/query-string';
import type { Task } from '../upstream/answers';
import type { Request } from '../upstream/routes';

export type NewTask = Request<'post', '/v1/tasks'>['body'];
export type TaskChange = Request<'put', '/v1/tasks/{task_id}'>['body'];

export const priorities = ['critical', 'high', 'medium', 'low'] as const;

/** A time as a field of a form has it. */
const INPUT = "yyyy-MM-dd'T'HH:mm";
export const localTime = (at: string, zone: string): string => DateTime.fromISO(at, { zone }).toFormat(INPUT);

export const priorityOf = (given: unknown): Task['priority'] | undefined =>
  priorities.find((one) => one === textOf(given));

interface Due {
  due_at?: string;
  due_in_working_hours?: number;
}

/** A time on the visitor's clock, or a number of working hours. */
function dueIn(posted: Record<string, unknown>): Due & { errors: FieldError[] } {
  const hours = textOf(posted.due_in_working_hours);
  if (hours) {
    const count = Number(hours);
    if (count >= 0 && count <= 240) return { due_in_working_hours: count, errors: [] };
    return { errors: [{ field: 'due_in_working_hours', message: 'Enter a number of hours, 240 at most.' }] };
  }
  const typed = textOf(posted.due_at);
  if (!typed) return { errors: [] };
  const given = textOf(posted.time_zone);
  const at = DateTime.fromISO(typed, { zone: IANAZone.isValidZone(given) ? given : 'UTC' });
  const due_at = at.toUTC().toISO();
  return due_at ? { due_at, errors: [] } : { errors: [{ field: 'due_at', message: 'Enter a day and a time.' }] };
}

export function newTaskIn(posted: Record<string, unknown>): { task?: NewTask; errors: FieldError[] } {
  const { errors: wrong, ...due } = dueIn(posted);
  const title = textUpTo(500, posted.title);
  const errors = [
    ...wrong,
    ...(title ? [] : [{ field: 'title', message: 'Say what is to be done.' }]),
    ...(wrong.length === 0 && !due.due_at && due.due_in_working_hours === undefined
      ? [{ field: 'due_at', message: 'Enter when it is due, or a number of working hours.' }]
      : []),
  ];
  if (errors.length > 0 || !title) return { errors };
  const task = {
    ...due,
    title,
    priority: priorityOf(posted.priority) ?? ('medium' as const),
    assignee: textUpTo(320, posted.assignee),
    signal_id: uuidOf(posted.signal_id),
    customer_id: uuidOf(posted.customer_id),
    integration_id: uuidOf(posted.integration_id),
  };
  return { task, errors };
}

/** Only what differs from what the form showed: minutes that nobody changed move no due time. */
export function changeIn(posted: Record<string, unknown>): { change?: TaskChange; errors: FieldError[] } {
  const moved = textOf(posted.due_at) !== textOf(posted.shown_due_at) || textOf(posted.due_in_working_hours);
  const { errors: wrong, ...due } = moved ? dueIn(posted) : { errors: [] };
  const title = textUpTo(500, posted.title);
  const errors = [...wrong, ...(title ? [] : [{ field: 'title', message: 'Say what is to be done.' }])];
  if (errors.length > 0) return { errors };
  return {
    change: { ...due, title, priority: priorityOf(posted.priority), assignee: textUpTo(320, posted.assignee) ?? '' },
    errors,
  };
}
