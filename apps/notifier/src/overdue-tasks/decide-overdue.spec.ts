import { decideOverdue, type Overdue, type OverdueFacts } from './decide-overdue';

/** A Thursday, 10 o'clock in New York. */
const due_at = new Date('2026-01-29T15:00:00Z');
const after = (hours: number): Date => new Date(due_at.getTime() + hours * 3_600_000);
const gathered = (hours: number): Date => new Date(after(hours).getTime() + 600_000);
const facts: OverdueFacts = {
  status: 'open',
  due_at,
  priority: 'critical',
  escalates: true,
  overdue_since: due_at,
  told_at: null,
  manager_told_at: null,
  part_of_outage: false,
  zone: 'America/New_York',
  working_hours: { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5] },
};
const handling = { acknowledged_until: null, snoozed_by: null, snoozed_until: null };

it.each<[string, Partial<OverdueFacts>, Date, Overdue]>([
  ['waits for the due time', {}, after(-1), { due: 'nothing', next: due_at }],
  ['publishes it first', { overdue_since: null }, after(0), { due: 'publish' }],
  ['publishes it where people are not told', { overdue_since: null, escalates: false }, after(0), { due: 'publish' }],
  ['tells nobody where the document says so', { escalates: false }, after(0), { due: 'nothing' }],
  ['tells the assignee, with what else becomes overdue', {}, after(0), { due: 'tell_assignee', at: gathered(0) }],
  ['tells of what is urgent at night', {}, after(12), { due: 'tell_assignee', at: gathered(12) }],
  [
    'tells of what is not urgent in working hours',
    { priority: 'medium' },
    after(12),
    { due: 'tell_assignee', at: new Date('2026-01-30T14:00:00Z') },
  ],
  ['waits for the manager', { told_at: due_at }, after(1), { due: 'nothing', next: after(4) }],
  ['tells the manager after working hours', { told_at: due_at }, after(4), { due: 'tell_manager', at: gathered(4) }],
  ['counts no night', { told_at: after(6) }, after(12), { due: 'nothing', next: new Date('2026-01-30T17:00:00Z') }],
  ['tells the manager once', { told_at: due_at, manager_told_at: after(4) }, after(100), { due: 'nothing' }],
  ['tells no manager of what is low', { told_at: due_at, priority: 'low' }, after(100), { due: 'nothing' }],
  ['does nothing for a closed task', { status: 'closed', overdue_since: null }, after(4), { due: 'nothing' }],
  [
    'waits for the end of an acknowledgement',
    { handling: { ...handling, acknowledged_until: after(8) } },
    after(1),
    { due: 'nothing', next: after(8) },
  ],
  [
    'goes on after an acknowledgement',
    { handling: { ...handling, acknowledged_until: after(8) } },
    after(8),
    { due: 'tell_assignee', at: gathered(8) },
  ],
  [
    'waits for the end of a snooze',
    { told_at: due_at, handling: { ...handling, snoozed_by: 'Jane', snoozed_until: after(5.5) } },
    after(5),
    { due: 'nothing', next: after(5.5) },
  ],
  [
    'looks hourly whether a long snooze was ended before its time',
    { told_at: due_at, handling: { ...handling, snoozed_by: 'Jane', snoozed_until: after(80) } },
    after(5),
    { due: 'nothing', next: after(6) },
  ],
  [
    'looks hourly at one whose signal is snoozed until it gets worse',
    { handling: { ...handling, snoozed_by: 'Jane' } },
    after(1),
    { due: 'nothing', next: after(2) },
  ],
  ['waits for the end of an outage', { part_of_outage: true }, after(1), { due: 'nothing', next: after(2) }],
  [
    'tells no manager during an outage',
    { part_of_outage: true, told_at: due_at },
    after(5),
    { due: 'nothing', next: after(6) },
  ],
  [
    'publishes during an outage that it is overdue',
    { part_of_outage: true, overdue_since: null },
    after(0),
    { due: 'publish' },
  ],
])('%s', (_, over, now, expected) => {
  expect(decideOverdue({ ...facts, ...over }, now)).toEqual(expected);
});
