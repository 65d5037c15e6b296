import type { SignalHandling } from '../upstream/answers';
import { handlingInWords } from './handling-in-words';

const handling = { handler_name: 'Jane Miller', handler_email: 'jane@acme.example' } as SignalHandling;
const at = '2026-01-29T18:00:00Z';

it.each<[string, Partial<SignalHandling>, object]>([
  ['who has not acted', {}, { words: 'Jane Miller has not acted', attended: false }],
  [
    'until when it is acknowledged',
    { acknowledged_by: 'Max', acknowledged_until: at },
    { words: 'Acknowledged by Max until', until: at, attended: true },
  ],
  ['until when it is snoozed', { snoozed_by: 'Max', snoozed_until: at }, { words: 'Snoozed by Max until', until: at }],
  [
    'that it is snoozed until it gets worse',
    { snoozed_by: 'Max', snoozed_until: null },
    { words: 'Snoozed by Max until it gets worse' },
  ],
])('says %s', (_, over, expected) => {
  expect(handlingInWords({ ...handling, ...over }, true)).toMatchObject(expected);
});

it('says nothing of a signal that has ended, or that nobody was told of', () => {
  expect([handlingInWords(handling, false), handlingInWords(undefined, true)]).toEqual([undefined, undefined]);
});
