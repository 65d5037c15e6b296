import type { Cause } from '@linesman/contracts';
import { play, seen } from '../../test/play';

const part = 'SYNC_CONTACTS';
const scheduled = (second: number, cause?: Cause) => seen(second, { source: 'schedule', part, cause });
const run = (second: number, more = {}) => seen(second, { source: 'execution', part, ...more });
const probe = (second: number) => seen(second, { source: 'probe', part: 'probe' });

it.each(['sync_failed', 'sync_late'] as const)(
  '%s degrades the capability at once, and ends with a run that works',
  (cause) => {
    const { state } = play([run(1), scheduled(10, cause), probe(20)]);
    expect(state.health).toMatchObject({ status: 'degraded', cause, party: 'us', failing_parts: [part] });
    expect(state.health.problems).toMatchObject([{ cause, part, last_worked_at: expect.any(Number) as number }]);
    expect(play([run(1), scheduled(10, cause), run(11)]).status).toBe('healthy');
    expect(play([run(11), scheduled(10, cause)]).status).toBe('healthy');
  },
);

it('ends when the schedule expects nothing any more, which proves no call', () => {
  const { state, status } = play([scheduled(10, 'sync_late'), scheduled(20)]);
  expect(status).toBe('healthy');
  expect([state.succeeded, state.parts[part]?.succeeded]).toEqual([undefined, undefined]);
});

it('does not end with a run of another capability, or with a probe', () => {
  const life = [scheduled(10, 'sync_failed'), run(11, { part: 'SYNC_OPPORTUNITIES' }), probe(12)];
  expect(play(life).state.health.failing_parts).toEqual([part]);
});

it('stays beside another problem of the same capability', () => {
  const { state } = play([scheduled(10, 'sync_failed'), run(11, { cause: 'insufficient_scope' })]);
  expect(state.health.problems.map(({ cause }) => cause)).toEqual(['insufficient_scope', 'sync_failed']);
});
