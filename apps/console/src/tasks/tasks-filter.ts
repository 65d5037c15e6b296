import { textUpTo } from '../pages/query-string';

/** The filter of the task list, as its URL has it. */
export interface TasksFilter {
  status?: 'closed';
  of?: 'all';
  cursor?: string;
}

/** @param hasOwn whether the visitor has customers of their own (a CSM): then their own tasks come first. */
export function tasksFilter(query: Record<string, unknown>, hasOwn: boolean) {
  const shown: TasksFilter = {
    status: query.status === 'closed' ? 'closed' : undefined,
    of: hasOwn && query.of === 'all' ? 'all' : undefined,
    cursor: textUpTo(200, query.cursor),
  };
  const asked = {
    status: shown.status ?? ('open' as const),
    assignee: hasOwn && !shown.of ? ('me' as const) : undefined,
    cursor: shown.cursor,
  };
  return { shown, asked };
}
