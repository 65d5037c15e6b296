import { inOrder, type WindowedCall } from './call-window';
import type { Health, MachineState } from './machine-state';
import { compareMarks, laterOf } from './mark';

/** A state by a process of an older release, which keeps the calls of all parts together and no list of problems. */
interface OlderState extends Omit<MachineState, 'health'> {
  health: Omit<Health, 'problems' | 'working_parts'>;
  calls: WindowedCall[];
}

/** The calls are there for processes of an older release only. */
export type StoredState = (MachineState & { calls?: WindowedCall[] }) | OlderState;

/**
 * What an older process added to `calls` has no part. A success of any part says of it that the provider works. The
 * start of its calls was not clamped.
 */
export function loadState(stored: StoredState, now: number): MachineState {
  if (isOfThisRelease(stored)) return stored;
  const { calls, health, ...rest } = JSON.parse(JSON.stringify(stored), (key, value: unknown) =>
    key === 'at' && typeof value === 'number' ? Math.min(value, now) : value,
  ) as OlderState;
  const state = { ...rest, health: { ...health, problems: [], working_parts: [] } };
  const known = Object.values(rest.parts).flatMap((part) => part.calls ?? []);
  const added = calls.filter((call) => !known.some((one) => isSame(one, call)));
  if (added.length === 0) return state;
  const part = rest.parts[''];
  const newest = added.findLast(({ cause }) => cause)?.mark;
  const provider_failed = newest ? laterOf(part?.provider_failed, newest) : part?.provider_failed;
  return {
    ...state,
    parts: { ...rest.parts, '': { ...part, calls: inOrder([...(part?.calls ?? []), ...added]), provider_failed } },
  };
}

/**
 * For one release the calls of the parts that fail are stored a second time, as an older process reads them: without
 * them it would throw, or take a provider that fails for one that works again.
 */
export function toStored(state: MachineState): StoredState {
  const { health, parts } = state;
  const failing = health.problems.filter(({ party }) => party === 'provider');
  const calls = inOrder(failing.flatMap(({ part = '' }) => parts[part]?.calls ?? []));
  return { ...state, calls };
}

export const storeState = (state: MachineState): string => JSON.stringify(toStored(state));

const isOfThisRelease = (stored: StoredState): stored is MachineState => 'problems' in stored.health;

const isSame = (a: WindowedCall, b: WindowedCall): boolean => compareMarks(a.mark, b.mark) === 0 && a.cause === b.cause;
