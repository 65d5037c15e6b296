import { applyObservation } from './apply-observation';
import { defaultPolicy } from './cause-table';
import { loadState, type StoredState } from './stored-state';

const at = Date.parse('2026-01-29T10:00:00Z');
const call = (seconds: number, cause?: 'timeout') => ({
  mark: { credential_version: 1, at: at + seconds * 1_000 },
  cause,
});
const older: StoredState = {
  credential_version: 1,
  health: { status: 'disconnected', cause: 'timeout', party: 'provider', failing_parts: [] },
  failed: {},
  parts: { probe: { succeeded: { credential_version: 1, at } } },
  calls: [call(0), call(1, 'timeout'), call(2, 'timeout'), call(3, 'timeout')],
  deliveries: { refused: {} },
};

const success = (seconds: number) => ({
  integration_id: '6f1e2d3c-0000-4000-8000-000000000020',
  source: 'probe' as const,
  part: 'probe',
  outcome: 'success' as const,
  started_at: new Date(at + seconds * 1_000).toISOString(),
  credential_version: 1,
});

it('loads a state of an older version, and ends its problem with two successes of any part', () => {
  const loaded = loadState(older, at + 5_000);
  const one = applyObservation(loaded, success(6), defaultPolicy).state;
  expect(one.health.status).not.toBe('healthy');
  expect(applyObservation(one, success(7), defaultPolicy).state.health.status).toBe('healthy');
});

it('does not believe that a stored call began in the future', () => {
  const ahead = { ...older, calls: [call(600)] };
  expect(loadState(ahead, at).parts['']?.calls).toEqual([call(0)]);
});

it('takes a state of this version as it is', () => {
  const loaded = loadState(older, at);
  expect(loadState(loaded, at)).toBe(loaded);
});
