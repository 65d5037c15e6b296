import type { Observation } from '@linesman/contracts';
import { applyObservation } from './apply-observation';
import { defaultPolicy } from './cause-table';
import { initialState, type MachineState } from './machine-state';
import { loadState, storeState, type StoredState } from './stored-state';

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

describe('while processes of an older release run', () => {
  const failed = (seconds: number, part: string): Observation => ({
    ...success(seconds),
    part,
    outcome: 'failure',
    cause: 'timeout',
  });
  const after = (...observations: Observation[]): MachineState =>
    observations.reduce((state, one) => applyObservation(state, one, defaultPolicy).state, initialState(1));
  const written = (state: MachineState) => JSON.parse(storeState(state)) as MachineState & Older;
  type Older = Extract<StoredState, { deliveries: unknown; calls: unknown }>;
  /** An older process adds the call to those that it finds, and writes no list of problems. */
  const byOlder = ({ health, ...state }: MachineState & Older, added: Older['calls'][number]): Older => {
    const { problems: _problems, working_parts: _working, ...rest } = health;
    return { ...state, health: rest, calls: [...state.calls, added] };
  };

  it('stores the calls of the parts that fail as an older process reads them, and none while all works', () => {
    const fails = after(success(0), ...[1, 2, 3].map((seconds) => failed(seconds, 'SYNC_CONTACTS')));
    expect(written(fails).calls).toEqual([1, 2, 3].map((seconds) => call(seconds, 'timeout')));
    expect(written(after(success(0), failed(1, 'SYNC_CONTACTS'))).calls).toEqual([]);
    expect(loadState(written(fails), at).health).toEqual(JSON.parse(JSON.stringify(fails.health)));
  });

  it('takes over the call that an older process added, and keeps the calls of each part', () => {
    const fails = after(success(0), ...[1, 2, 3].map((seconds) => failed(seconds, 'SYNC_CONTACTS')));
    const loaded = loadState(byOlder(written(fails), call(4)), at + 10_000);
    expect(loaded.parts.SYNC_CONTACTS).toEqual(fails.parts.SYNC_CONTACTS);
    expect(loaded.parts['']).toEqual({ calls: [call(4)] });
    const next = applyObservation(loaded, failed(5, 'SYNC_CONTACTS'), defaultPolicy).state;
    expect(next.health).toMatchObject({ problems: [{ cause: 'timeout', part: 'SYNC_CONTACTS' }] });
  });

  it('counts the failures that both saw', () => {
    const one = loadState(byOlder(written(after(failed(1, ''))), call(2, 'timeout')), at + 10_000);
    expect(applyObservation(one, failed(3, ''), defaultPolicy).transition).toMatchObject({ cause: 'timeout' });
  });

  it('adds no part where an older process saw no call', () => {
    const refused = (minutes: number): Observation => ({
      ...success(minutes * 60),
      source: 'webhook',
      part: undefined,
      outcome: 'failure',
      cause: 'webhook_refused',
    });
    const { calls, health, ...state } = written(after(...[0, 3, 6, 9].map(refused)));
    const { problems: _problems, working_parts: _working, ...rest } = health;
    const loaded = loadState({ ...state, calls, health: rest }, at + 3_600_000);
    expect(applyObservation(loaded, refused(12), defaultPolicy).state.health.status).toBe('disconnected');
  });
});
