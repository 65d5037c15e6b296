import type { MessageContent } from '../deliveries/personal-message';
import { howLong, localTime } from '../signals/wording';
import type { NoticeAudience, OverdueTask } from './overdue-notice';

const MOST_LINES = 20;

const nameOf = ({ assignee, assignee_name }: OverdueTask): string => assignee_name ?? assignee ?? 'nobody';

/** `critical, due Jan 29, 2026 at 2:45 PM EST, 3 hours ago`, with the customer where the title does not name it. */
function dueLine(task: OverdueTask, zone: string, now: Date, ofManager: boolean): string {
  const { title, customer_name, priority, due_at } = task;
  const parts = [
    customer_name && !title.includes(customer_name) ? customer_name : undefined,
    ofManager ? `assigned to ${nameOf(task)}` : undefined,
    `priority ${priority}`,
    `due ${localTime(due_at, zone)}, ${howLong(due_at, now)} ago`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

export function overdueInWords(
  { tasks, audience, zone }: { tasks: OverdueTask[]; audience: NoticeAudience; zone: string },
  now: Date,
): MessageContent {
  const [first] = tasks;
  const ofManager = audience === 'manager';
  const people = [...new Set(tasks.map(nameOf))];
  const whose = people.length === 1 ? people[0]! : `${people.length} people`;
  const what = tasks.length === 1 ? first!.title : `${tasks.length} tasks`;
  const shown = tasks.slice(0, MOST_LINES).map((task) => {
    const line = dueLine(task, zone, now, ofManager);
    return tasks.length === 1 ? `${line[0]!.toUpperCase()}${line.slice(1)}` : `${task.title}: ${line}`;
  });
  const more = tasks.length - shown.length;
  const why = {
    csm: tasks.length === 1 ? 'This task is assigned to you.' : 'These tasks are assigned to you.',
    tenant: 'Nobody in particular is assigned, so this mailbox is notified.',
    manager: `You manage ${whose}. Nobody has closed ${tasks.length === 1 ? 'the task since it was due' : 'these tasks since they were due'}.`,
  }[audience];
  const one = tasks.length === 1;
  const headline = ofManager ? `Overdue, assigned to ${whose}: ${what}` : `Overdue: ${what}`;
  const path = one ? `/tasks/${first!.task_id}` : `/tasks?overdue=true${audience === 'csm' ? '' : '&of=all'}`;
  return {
    title: headline,
    mood: 'late',
    summary: headline,
    text: one ? shown : [],
    lists: one ? [] : [{ lines: more > 0 ? [...shown, `and ${more} more`] : shown }],
    small: [why],
    buttons: [{ label: one ? 'Open the Task' : 'Open the Tasks', url: path }],
  };
}
