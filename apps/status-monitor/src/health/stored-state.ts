import { isDeepStrictEqual } from 'node:util';
import { inOrder, type WindowedCall } from './call-window';
import type { Endpoints, EndpointState } from './endpoint-state';
import type { Health, MachineState } from './machine-state';
import { compareMarks, laterOf } from './mark';

/** What processes of an older release read and write in place of the endpoints: the deliveries of all of them together. */
interface Deliveries {
  deliveries: EndpointState;
  endpoints?: Endpoints;
}

/** A state by a process of an older release, which keeps the calls of all parts together and no list of problems. */
interface OlderState extends Omit<MachineState, 'health' | 'endpoints'>, Deliveries {
  health: Omit<Health, 'problems' | 'working_parts'>;
  calls: WindowedCall[];
}

/** The calls and the deliveries are there for processes of an older release only. */
interface ThisRelease extends Omit<MachineState, 'endpoints'>, Deliveries {
  calls?: WindowedCall[];
}

export type StoredState = MachineState | ThisRelease | OlderState;

/**
 * What an older process added to `calls` has no part. A success of any part says of it that the provider works. The
 * start of its calls was not clamped.
 */
export function loadState(stored: StoredState, now: number): MachineState {
  const loaded = withEndpoints(stored);
  if (hasProblems(loaded)) return loaded;
  const { calls, health, ...rest } = JSON.parse(JSON.stringify(loaded), (key, value: unknown) =>
    key === 'at' && typeof value === 'number' ? Math.min(value, now) : value,
  ) as WithoutProblems;
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
  const { health, parts, endpoints } = state;
  const failing = health.problems.filter(({ party }) => party === 'provider');
  const calls = inOrder(failing.flatMap(({ part = '' }) => parts[part]?.calls ?? []));
  return { ...state, calls, deliveries: deliveriesOf(endpoints) };
}

export const storeState = (state: MachineState): string => JSON.stringify(toStored(state));

type WithoutProblems = Omit<OlderState, keyof Deliveries> & Pick<MachineState, 'endpoints'>;

const hasProblems = (state: MachineState | WithoutProblems): state is MachineState => 'problems' in state.health;

/** What an older process added to the deliveries is of an endpoint that it did not name. */
function withEndpoints(stored: StoredState): MachineState | WithoutProblems {
  if (!('deliveries' in stored)) return stored;
  const { deliveries, endpoints = {}, ...rest } = stored;
  const added = !isDeepStrictEqual(deliveries, deliveriesOf(endpoints));
  return { ...rest, endpoints: added ? { ...endpoints, '': deliveries } : endpoints };
}

/** For one release: those of the endpoint that refuses most, so that an older process takes no problem for ended. */
function deliveriesOf(endpoints: Endpoints): EndpointState {
  const refusals = ({ delivered_at = 0, refused }: EndpointState): number =>
    Object.values(refused).reduce((sum, { last, count }) => sum + (last > delivered_at ? count : 0), 0);
  const { silent_since: _unknown, ...worst } = Object.values(endpoints).reduce(
    (a, b) => (refusals(b) > refusals(a) ? b : a),
    endpoints[''] ?? { refused: {} },
  );
  return worst;
}

const isSame = (a: WindowedCall, b: WindowedCall): boolean => compareMarks(a.mark, b.mark) === 0 && a.cause === b.cause;
