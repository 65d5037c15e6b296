import { type NoticeFacts, whyNotAnyMore } from './still-to-tell';

const now = new Date('2026-01-29T16:00:00Z');
const later = new Date('2026-01-29T20:00:00Z');
const jane = 'jane@acme.example';
const facts: NoticeFacts = {
  status: 'open',
  due_at: new Date('2026-01-29T15:00:00Z'),
  assignee: 'Jane@acme.example',
  audience: 'csm',
  recipient: jane,
  handling: null,
  told_of_signal: false,
};
const handling = { acknowledged_until: null, snoozed_by: null, snoozed_until: null };

it.each<[Partial<NoticeFacts>, string | undefined]>([
  [{}, undefined],
  [{ status: 'closed' }, 'closed_before_told'],
  [{ due_at: later }, 'has_more_time'],
  [{ assignee: 'tom@acme.example' }, 'somebody_else_has_it'],
  [{ assignee: null }, 'somebody_else_has_it'],
  [{ audience: 'tenant', recipient: 'care@acme.example' }, 'somebody_else_has_it'],
  [{ audience: 'tenant', recipient: 'care@acme.example', assignee: null }, undefined],
  [{ audience: 'manager', recipient: 'max@acme.example' }, undefined],
  [{ handling: { ...handling, snoozed_by: 'Jane' } }, 'snoozed'],
  [{ handling: { ...handling, acknowledged_until: later } }, 'acknowledged_before_told'],
  [{ told_of_signal: true }, 'reminded_of_the_signal'],
])('%j is %s', (over, expected) => {
  expect(whyNotAnyMore({ ...facts, ...over }, now)).toBe(expected);
});
