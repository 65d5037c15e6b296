import { play, seen } from '../../test/play';
import { measuredCauses } from '@linesman/contracts';

const part = 'SYNC_CONTACTS';
const slow = (second: number, more: object = {}) =>
  seen(second, { source: 'measurement', cause: 'slow', part, message: `p95 ${second} s`, ...more });
const asUsual = (second: number, more: object = {}) => seen(second, { source: 'measurement', part, ...more });
const causesOf = (observations: Parameters<typeof play>[0]) =>
  play(observations).state.health.problems.map(({ cause }) => cause);

it.each(measuredCauses)('opens %s with its numbers, and ends it when it is measured to be as usual', (cause) => {
  const { state, transitions } = play([slow(1, { cause }), asUsual(2)]);
  expect(transitions).toMatchObject([
    { old_status: 'healthy', new_status: 'degraded', cause, failing_parts: [] },
    { old_status: 'degraded', new_status: 'healthy' },
  ]);
  expect(state.health.problems).toEqual([]);
  expect(play([slow(1, { cause })]).state.health.problems).toMatchObject([{ cause, part, reason: 'p95 1 s' }]);
});

it('goes by the newest measurement of a part, in whatever order they arrive', () => {
  expect(causesOf([asUsual(2), slow(1)])).toEqual([]);
  expect(causesOf([slow(3), asUsual(2)])).toEqual(['slow']);
  expect(causesOf([slow(1), asUsual(2, { part: 'other' })])).toEqual(['slow']);
});

it('knows since when it lasts, while the numbers change', () => {
  const { state } = play([slow(1), slow(60)]);
  expect(state.health.problems).toMatchObject([{ reason: 'p95 60 s', since: Date.parse(slow(1).started_at) }]);
});

it('is not ended by calls that work, and proves no call', () => {
  expect(causesOf([slow(1), seen(2, { part }), seen(3, { part })])).toEqual(['slow']);
  const { state } = play([asUsual(1)]);
  expect([state.succeeded, state.parts]).toEqual([undefined, {}]);
});

it('is not told while something else explains it', () => {
  const refused = seen(2, { cause: 'grant_revoked' });
  expect(causesOf([slow(1), refused])).toEqual(['grant_revoked']);
  expect(causesOf([slow(1), seen(2, { cause: 'insufficient_scope', part })])).toEqual(['insufficient_scope']);
  const elsewhere = seen(2, { cause: 'insufficient_scope', part: 'SYNC_OPPORTUNITIES' });
  expect(causesOf([slow(1), elsewhere])).toEqual(['insufficient_scope', 'slow']);
  const down = [2, 3, 4].map((n) => seen(n, { cause: 'timeout', part: 'SYNC_OPPORTUNITIES' }));
  expect(causesOf([slow(1), ...down])).toEqual(['timeout']);
});
