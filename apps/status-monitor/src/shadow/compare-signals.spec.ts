import type { HealthStatus } from '@linesman/contracts';
import { initialState } from '../health/machine-state';
import type { Played } from '../replay/play-again';
import { compareSignals } from './compare-signals';
import { signalsOf } from './signals-of';

const minute = (n: number): Date => new Date(Date.UTC(2026, 0, 29, 10, n));
const { health } = initialState(1);

/** `[10, 'disconnected']`: it becomes so in this minute. */
function played(began: HealthStatus, ...changes: [number, HealthStatus][]): Played {
  let old_status = began;
  const transitions = changes.map(([at, new_status]) => {
    const one = { at: minute(at), old_status, new_status, health: { ...health, status: new_status } };
    old_status = new_status;
    return one;
  });
  return { began_with: { ...health, status: began }, transitions };
}

const signals = (...given: Parameters<typeof played>) => signalsOf(played(...given), minute(0));
const compared = (live: ReturnType<typeof signals>, shadow: ReturnType<typeof signals>) =>
  compareSignals(live, shadow).map(({ outcome, ...both }) => [
    outcome,
    both.live?.opened_at.getMinutes(),
    both.shadow?.opened_at.getMinutes(),
  ]);

it('has one signal from the first problem until there is none', () => {
  const found = signals('healthy', [10, 'degraded'], [12, 'disconnected'], [15, 'healthy'], [20, 'degraded']);
  expect(found.map(({ opened_at, closed_at }) => [opened_at, closed_at])).toEqual([
    [minute(10), minute(15)],
    [minute(20), undefined],
  ]);
});

it.each([
  ['opens at the same time', [10, 20], [10, 30], [['same', 10, 10]]],
  ['opens earlier', [10, 20], [8, 15], [['earlier', 10, 8]]],
  ['opens later', [10, 20], [12, 20], [['later', 10, 12]]],
  [
    'opens at another time altogether',
    [10, 20],
    [30, 40],
    [
      ['not_opened', 10, undefined],
      ['opened', undefined, 30],
    ],
  ],
])('%s', (_, live, shadow, expected) => {
  const of = ([from, to]: number[]) => signals('healthy', [from!, 'degraded'], [to!, 'healthy']);
  expect(compared(of(live), of(shadow))).toEqual(expected);
});

it('has one signal where the live rules had two, of which only the second is not opened', () => {
  const live = signals('healthy', [10, 'degraded'], [12, 'healthy'], [14, 'degraded'], [16, 'healthy']);
  const shadow = signals('healthy', [10, 'degraded'], [16, 'healthy']);
  expect(compared(live, shadow)).toEqual([
    ['same', 10, 10],
    ['not_opened', 14, undefined],
  ]);
});

it('says nothing of what was open when the replay began, under whichever rules', () => {
  const began = signals('degraded', [10, 'healthy']);
  expect(compared(began, [])).toEqual([]);
  expect(compared([], began)).toEqual([]);
  expect(compared(signals('healthy', [5, 'degraded'], [9, 'healthy']), began)).toEqual([]);
});
