import type { NoticeRow } from '../model/signal-view';
import { lasted, signalMoments } from './signal-moments';

const opened_at = '2026-01-29T15:45:00.000Z';
const now = new Date('2026-01-29T18:45:00.000Z');
const signal = { opened_at, status: 'open' as const, party_at_fault: 'customer' as const, detected_by: 'probe' };
const notice: NoticeRow = { signal_id: 's', told: 0, waiting: 0, untold: 0, workflow: 'response' };
const statesOf = (...given: Parameters<typeof signalMoments>) =>
  signalMoments(...given).map(({ name, state, after, said }) => [name, state, after ?? said]);

it('tells the four moments with the time between them', () => {
  const solved = {
    ...{ ...signal, status: 'resolved' as const, resolution: 'verified' as const },
    ...{ reconnected_at: '2026-01-29T16:45:02.000Z', resolved_at: '2026-01-29T16:45:05.500Z' },
  };
  const told = { ...notice, told: 2, first_told_at: '2026-01-29T15:45:02.000Z' };
  expect(statesOf(solved, told, now)).toEqual([
    ['Detected', 'done', 'A check of ours failed'],
    ['Notified', 'done', '2 s'],
    ['Reconnected', 'done', '1 h'],
    ['Verified', 'done', '3.5 s'],
  ]);
  expect(lasted(solved, now)).toBe('1 h');
});

it('passes over a reconnect that was not needed', () => {
  const solved = { ...signal, status: 'resolved' as const, resolution: 'verified' as const, resolved_at: opened_at };
  expect(statesOf(solved, notice, now).slice(1)).toEqual([
    ['Notified', 'passed_over', 'Over before anybody was told'],
    ['Reconnected', 'passed_over', 'Works again without it'],
    ['Verified', 'done', '0 ms'],
  ]);
});

it.each([
  [{ held_until: '2026-01-29T18:46:00.000Z' }, 'waiting', 'Held until Jan 29, 2026, 6:46 PM UTC'],
  [{ waiting: 1 }, 'waiting', 'Messages are on their way'],
  [{ untold: 1, reason: 'bounced' }, 'passed_over', 'Nobody could be told'],
  [{ workflow: null }, 'passed_over', 'No workflow tells of this'],
  [{}, 'waiting', 'Not yet'],
] as const)('says why nobody was told yet: %o', (over, state, said) => {
  expect(statesOf(signal, { ...notice, ...over }, now)[1]).toEqual(['Notified', state, said]);
});

it('says what is our own fault, and what cannot be known', () => {
  expect(statesOf({ ...signal, party_at_fault: 'us' }, notice, now)[1]![2]).toBe('Our own fault: staff are told');
  expect(statesOf(signal, undefined, now)[1]).toEqual(['Notified', 'waiting', 'Not known right now']);
});

it('waits for nothing more once its integration is gone', () => {
  const gone = { ...signal, status: 'withdrawn' as const, resolution: 'withdrawn' as const, resolved_at: opened_at };
  expect(statesOf(gone, notice, now).map(([, state]) => state)).toEqual([
    'done',
    'passed_over',
    'passed_over',
    'passed_over',
  ]);
});
