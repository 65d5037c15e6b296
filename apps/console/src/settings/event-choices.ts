import { textOf } from '../pages/query-string';

/** What most platforms want to hear, in the words of the page. Every other type can be entered. */
export const eventChoices: Record<string, string> = {
  risk_signal_opened: 'An integration has a problem',
  risk_signal_updated: 'A problem changed',
  risk_signal_resolved: 'A problem ended',
  integration_created: 'An integration was added',
  integration_status_changed: 'An integration works, or needs somebody to act',
  integration_deleted: 'An integration was deleted',
  execution_succeeded: 'An execution succeeded',
  execution_failed: 'An execution failed',
  execution_unknown: 'Nobody knows yet how an execution ended',
  sync_run_finished: 'A sync ended',
  provider_outage_opened: 'A provider has an outage',
  provider_outage_closed: 'An outage of a provider ended',
  task_created: 'Somebody has a new task',
  task_changed: 'A task was changed, or opened again',
  task_closed: 'A task was closed',
  task_overdue: 'A task is overdue',
  task_commented: 'Somebody commented on a task',
};

const MOST = 50;

/** The types that a form names, with boxes and as text. */
export function typesIn(posted: Record<string, unknown>): string[] {
  const boxes = [posted.types].flat().map(textOf);
  const others = textOf(posted.other_types).split(/[\s,]+/);
  return [...new Set([...boxes, ...others])].filter((type) => type !== '').slice(0, MOST + 1);
}

/** The choices as boxes, and what has no box as text. */
export const shownTypes = (types: string[]) => ({
  boxes: Object.entries(eventChoices).map(([type, words]) => ({ type, words, chosen: types.includes(type) })),
  other_types: types.filter((type) => !Object.hasOwn(eventChoices, type)).join(', '),
});
