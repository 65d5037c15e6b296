import { foundNothing, type LookUp, type LookUpCall } from '@linesman/provider-kit';
import { isTodo, outputOf, type Todo } from './create-todo';
import { basecampPage, executionMark, inAccount, moreOf } from './dialect';

const mostPages = 10;
/** A list shows what is open unless it is asked for the rest. */
const states = ['', '?completed=true', '?status=archived', '?status=trashed'];

/** Looks through the list in whatever state the to-do is by now; a list too long to look through leaves it open. */
export const lookUpTodo: LookUp = async (call) => {
  let seenAll = true;
  for (const state of states) {
    const { found, end } = await search(call, state);
    if (found) return { done: outputOf(found) };
    seenAll &&= end;
  }
  return seenAll ? foundNothing(call) : undefined;
};

async function search(call: LookUpCall, state: string): Promise<{ found?: Todo; end: boolean }> {
  const mark = executionMark(call).replace(/<[^>]*>/g, '');
  const list = inAccount(call, `/todolists/${Number(call.parameters.todolist_id)}/todos.json`);
  let query = state;
  for (let page = 0; page < mostPages; page++) {
    const { body, next } = await basecampPage(call, list + query, areTodos);
    const found = body.find(({ description }) => description?.includes(mark));
    query = moreOf(next);
    if (found || !query) return { found, end: true };
  }
  return { end: false };
}

function areTodos(body: unknown, headers: Record<string, string>): body is Todo[] {
  if (!Array.isArray(body)) return false;
  return body.length ? body.every(isTodo) : /^\d+$/.test(headers['x-total-count'] ?? '');
}
