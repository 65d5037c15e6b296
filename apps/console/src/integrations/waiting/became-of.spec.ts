import { becameOf } from './became-of';

const none = { succeeded: 0, failed: 0, unknown: 0, cancelled: 0, expired: 0 };

it.each([
  ['nothing where none has ended', none, undefined],
  ['all that ran', { ...none, succeeded: 42 }, '42 succeeded'],
  ['each end', { ...none, succeeded: 41, failed: 1, cancelled: 2 }, '41 succeeded, 1 failed, 2 cancelled'],
  [
    'what nobody knows',
    { ...none, unknown: 1, expired: 3 },
    '1 ended without an answer, 3 given up after too long a time',
  ],
])('says %s', (_, line, expected) => expect(becameOf(line)).toBe(expected));
