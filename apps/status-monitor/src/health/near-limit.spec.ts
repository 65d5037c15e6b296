import type { Cause, DailyRequests, Observation } from '@linesman/contracts';
import fc from 'fast-check';
import { seen, start } from '../../test/play';
import { applyObservation } from './apply-observation';
import { defaultPolicy } from './cause-table';
import { initialState, type MachineState } from './machine-state';
import { noteRequests } from './near-limit';
import { judgeWarnings, nextLook, problemsOf } from './warnings';

const HOUR = 3_600;
const factsAt = (second: number, daily_limits?: number[]) => ({
  policy: defaultPolicy.expiring,
  near_limit: defaultPolicy.near_limit,
  daily_limits,
  now: start + second * 1_000,
});

/** Each observation is judged when it arrives. The state is stored in between, as it is when another process goes on. */
const live = (observations: Observation[], limits?: number[], from: MachineState = initialState(2)): MachineState =>
  observations.reduce((state, one) => {
    const { state: observed } = applyObservation(state, one, defaultPolicy);
    const judged = judgeWarnings(observed, factsAt((Date.parse(one.started_at) - start) / 1_000, limits));
    return JSON.parse(JSON.stringify(judged)) as MachineState;
  }, from);

const heard = (second: number, used: number, more: Partial<Observation> = {}): Observation =>
  seen(second, { daily_requests: { left: 15_000 - used, limit: 15_000 }, ...more });
const causesIn = (state: MachineState): Cause[] => problemsOf(state).map(({ cause }) => cause);

it('warns at four fifths of the requests of a day, with the numbers, and leaves the health as it is', () => {
  expect(live([heard(0, 11_999)]).near_limit).toBeUndefined();
  const state = live([heard(0, 11_999), heard(60, 12_000)]);
  expect(state.health.status).toBe('healthy');
  expect(problemsOf(state)).toEqual([
    { cause: 'rate_limit_near', party: 'nobody', since: start + 60_000, requests: { used: 12_000, limit: 15_000 } },
  ]);
});

it('warns once while the use goes up and down, and ends below three fifths', () => {
  const uses = [12_000, 11_000, 13_000, 9_000, 12_500];
  const state = live(uses.map((used, n) => heard(n * 60, used)));
  expect(state.near_limit).toEqual({ since: start, used: 12_500, limit: 15_000 });
  expect(live([heard(600, 8_999)], undefined, state).near_limit).toBeUndefined();
});

it('learns from a refused call as well, and keeps the warning beside what fails', () => {
  const state = live([heard(0, 14_000, { cause: 'insufficient_scope', part: 'SYNC_CONTACTS' })]);
  expect(causesIn(state)).toEqual(['insufficient_scope', 'rate_limit_near']);
  expect(causesIn(live([heard(0, 14_000, { cause: 'grant_revoked' })]))).toEqual(['grant_revoked']);
});

it('forgets after a day in which nothing was heard, and is looked at then', () => {
  const state = live([heard(0, 14_000)]);
  const look = nextLook(state, factsAt(HOUR));
  expect(look).toBe(start + 24 * HOUR * 1_000);
  expect(judgeWarnings(state, factsAt(24 * HOUR - 1)).near_limit).toBeDefined();
  expect(judgeWarnings(state, factsAt(24 * HOUR)).near_limit).toBeUndefined();
});

it.each([
  // 5,000 a day: as many were left once.
  [[4_990, 1_200], undefined],
  [[4_990, 1_000], { used: 4_000, limit: 5_000 }],
  // Never more than 1,000.
  [[1_000, 400], undefined],
  [[990, 200], { used: 800, limit: 1_000 }],
  // No plan leaves so many.
  [[9_000, 10], undefined],
] as const)('takes the smallest plan that could have left so many: %j', (left, used) => {
  const answers = left.map((one, n) => seen(n, { daily_requests: { left: one } }));
  const { near_limit: { since: _since, ...near } = { since: 0 } } = live(answers, [1_000, 5_000]);
  expect(near).toEqual(used ?? {});
});

it('knows the same in whatever order it hears', () => {
  const requests = fc.record<DailyRequests>({ left: fc.integer({ min: 0, max: 50 }), limit: fc.constant(50) });
  const answer = fc
    .record({
      minute: fc.nat({ max: 5 }),
      credential_version: fc.integer({ min: 2, max: 3 }),
      daily_requests: requests,
    })
    .map(({ minute, ...more }) => seen(minute * 60, more));
  const answers = fc.array(answer, { maxLength: 12 });
  const known = (all: Observation[]) => all.reduce(noteRequests, initialState(2)).requests;
  const shuffled = answers.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([all, otherwise]) => expect(known(otherwise)).toEqual(known(all))),
    { endOnFailure: true },
  );
});
