import { textUpTo } from '../pages/query-string';
import type { Task } from '../upstream/answers';
import { priorityOf } from './read-task';

/** The filter of the task list, as its URL has it. */
export interface TasksFilter {
  status?: 'closed';
  of?: 'all';
  overdue?: 'true';
  priority?: Task['priority'];
  assignee?: string;
  cursor?: string;
}

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** @param hasOwn whether the visitor has customers of their own (a CSM): then their own tasks come first. */
export function tasksFilter(query: Record<string, unknown>, hasOwn: boolean) {
  const closed = query.status === 'closed';
  const assignee = textUpTo(320, query.assignee);
  const shown: TasksFilter = {
    status: closed ? 'closed' : undefined,
    of: hasOwn && query.of === 'all' ? 'all' : undefined,
    overdue: !closed && query.overdue === 'true' ? 'true' : undefined,
    priority: priorityOf(query.priority),
    assignee: assignee && ADDRESS.test(assignee) ? assignee : undefined,
    cursor: textUpTo(200, query.cursor),
  };
  const mine = hasOwn && !shown.of && !shown.assignee;
  const asked = {
    status: shown.status ?? ('open' as const),
    assignee: mine ? 'me' : shown.assignee,
    overdue: shown.overdue,
    priority: shown.priority && [shown.priority],
    cursor: shown.cursor,
  };
  return { shown, asked };
}
