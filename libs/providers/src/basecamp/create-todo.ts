import type { GatewayCall } from '@linesman/provider-kit';
import { basecampWrite, executionMark, inAccount } from './dialect';

export interface Todo {
  id: number;
  content: string;
  description?: string;
  status: string;
  created_at: string;
  due_on?: unknown;
  app_url?: unknown;
  parent?: { id?: unknown };
}

/** Basecamp does not deduplicate. A look-up finds the to-do by the mark at the end of its notes. */
export async function createTodo(call: GatewayCall): Promise<Record<string, unknown>> {
  const { todolist_id, description = '', ...fields } = call.parameters;
  const json = { ...fields, description: `${String(description)}${executionMark(call)}` };
  const path = inAccount(call, `/todolists/${Number(todolist_id)}/todos.json`);
  return outputOf(await basecampWrite(call, { path, json }, isTodo));
}

export const outputOf = ({ id, parent, content, status, due_on, app_url }: Todo): Record<string, unknown> => ({
  todo_id: String(id),
  todolist_id: Number.isSafeInteger(parent?.id) ? String(parent?.id) : null,
  content,
  status,
  due_on: typeof due_on === 'string' ? due_on : null,
  url: typeof app_url === 'string' ? app_url : null,
});

export function isTodo(body: unknown): body is Todo {
  const { id, content, status, created_at } = (body ?? {}) as Partial<Todo>;
  const named = typeof content === 'string' && typeof status === 'string';
  return Number.isSafeInteger(id) && named && typeof created_at === 'string';
}
