import type { LookUp, LookUpCall } from '@linesman/provider-kit';
import { basecampPage, executionMark, inAccount, moreOf } from './dialect';
import { isTodo, outputOf, type Todo } from './create-todo';

const skewMs = 5 * 60_000;
const mostPages = 10;
/** What was sent shortly before may still be under way. */
const settledAfterMs = 30_000;

/** Newest first, in whatever state the to-do is by now; those done are asked for at their list as well. */
export const lookUpTodo: LookUp = async (call) => {
  const newest = '/projects/recordings.json?type=Todo&sort=created_at&direction=desc';
  const list = `/todolists/${Number(call.parameters.todolist_id)}/todos.json?completed=true`;
  let seenAll = true;
  for (const path of [...['active', 'archived', 'trashed'].map((status) => `${newest}&status=${status}`), list]) {
    const { found, end } = await search(call, path, path !== list);
    if (found) return { done: outputOf(found) };
    seenAll &&= end;
  }
  const settled = call.now().getTime() - call.asked_at.getTime() >= settledAfterMs;
  return seenAll && settled ? { not_done: true } : undefined;
};

async function search(call: LookUpCall, path: string, newestFirst: boolean): Promise<{ found?: Todo; end: boolean }> {
  const mark = executionMark(call).replace(/<[^>]*>/g, '');
  const since = call.asked_at.getTime() - skewMs;
  const [address = '', query = ''] = path.split('?');
  let more = `?${query}`;
  for (let page = 0; page < mostPages; page++) {
    const { body, next } = await basecampPage(call, inAccount(call, address + more), areTodos);
    const found = body.find(({ description }) => description?.includes(mark));
    if (found) return { found, end: true };
    const past = newestFirst && body.some(({ created_at }) => Date.parse(created_at) < since);
    more = moreOf(next);
    if (past || !more) return { end: true };
  }
  return { end: false };
}

function areTodos(body: unknown, headers: Record<string, string>): body is Todo[] {
  if (!Array.isArray(body)) return false;
  return body.length ? body.every(isTodo) : /^\d+$/.test(headers['x-total-count'] ?? '');
}
