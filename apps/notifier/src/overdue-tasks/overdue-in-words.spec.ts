import { personalBlocks } from '../channels/slack/personal-blocks';
import { overdueInWords } from './overdue-in-words';
import type { OverdueTask } from './overdue-notice';

const now = new Date('2026-01-29T20:45:00Z');
const task: OverdueTask = {
  notice_id: 'n',
  task_id: 't1',
  title: 'Integration disconnected: Salesforce for TechCorp',
  priority: 'critical',
  assignee: 'jane@acme.example',
  assignee_name: 'Jane Miller',
  customer_name: 'TechCorp',
  zone: null,
  due_at: new Date('2026-01-29T19:45:00Z'),
};
const told = (audience: 'csm' | 'tenant' | 'manager', ...tasks: OverdueTask[]) =>
  overdueInWords({ tasks, audience, zone: 'America/New_York' }, now);

it('tells the assignee of one task what is overdue, and since when', () => {
  const title = 'Overdue: Integration disconnected: Salesforce for TechCorp';
  expect(told('csm', task)).toEqual({
    title,
    mood: 'late',
    summary: title,
    text: ['Priority critical, due Jan 29, 2026 at 2:45 PM EST, 1 hour ago'],
    lists: [],
    small: ['This task is assigned to you.'],
    buttons: [{ label: 'Open the Task', url: '/tasks/t1' }],
  });
});

it('tells the manager whose task it is', () => {
  const { title, text, small } = told('manager', task);
  expect(title).toBe('Overdue, assigned to Jane Miller: Integration disconnected: Salesforce for TechCorp');
  expect(text).toEqual(['Assigned to Jane Miller, priority critical, due Jan 29, 2026 at 2:45 PM EST, 1 hour ago']);
  expect(small).toEqual(['You manage Jane Miller. Nobody has closed the task since it was due.']);
});

it('gathers several, names the customer where the title does not, and cuts a long list', () => {
  const other = { ...task, title: 'Call them', assignee: null, assignee_name: null };
  const { title, lists, buttons, small } = told('tenant', ...Array.from({ length: 22 }, () => other));
  const [{ lines } = { lines: [] }] = lists;
  expect([title, buttons[0]!.url]).toEqual(['Overdue: 22 tasks', '/tasks?overdue=true&of=all']);
  expect(lines).toHaveLength(21);
  expect(lines[0]).toBe('Call them: TechCorp, priority critical, due Jan 29, 2026 at 2:45 PM EST, 1 hour ago');
  expect(lines.at(-1)).toBe('and 2 more');
  expect(small).toEqual(['Nobody in particular is assigned, so this mailbox is notified.']);
});

it('is one short message on Slack', () => {
  const { text, blocks } = personalBlocks(told('csm', task), 'https://linesman.example/');
  expect(text).toBe('Overdue: Integration disconnected: Salesforce for TechCorp');
  expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'context', 'actions']);
  expect(JSON.stringify(blocks)).toContain('https://linesman.example/tasks/t1');
});
