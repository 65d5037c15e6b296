import { textOf } from '../pages/query-string';

/** What the list of tasks is narrowed down to, as its address says it. */
export interface TasksFilter {
  status?: 'closed';
  of?: 'all';
  cursor?: string;
}

/** @param hasOwn whether the visitor looks after customers: he sees his own first. */
export function tasksFilter(query: Record<string, unknown>, hasOwn: boolean): { shown: TasksFilter; asked: Asked } {
  const cursor = textOf(query.cursor).slice(0, 200) || undefined;
  const status = query.status === 'closed' ? 'closed' : undefined;
  const of = hasOwn && query.of === 'all' ? 'all' : undefined;
  const asked = { status: status ?? 'open', assignee: hasOwn && of !== 'all' ? 'me' : undefined, cursor };
  return { shown: { status, of, cursor }, asked };
}

type Asked = Record<'status' | 'assignee' | 'cursor', string | undefined>;
