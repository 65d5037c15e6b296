import type { Cause, HealthStatus, Observation, Party } from '@linesman/contracts';
import { assess } from './assess';
import { addToWindow } from './call-window';
import type { HealthPolicy } from './cause-table';
import { addDelivery, addRefusal } from './delivery-streak';
import type { MachineState } from './machine-state';
import { compareMarks, laterOf, type Mark } from './mark';

export interface Transition {
  old_status: HealthStatus;
  new_status: HealthStatus;
  cause?: Cause;
  party: Party;
  failing_parts: string[];
}

/**
 * The one place where observations become health. What was made with older credentials than the integrations service
 * told of changes nothing; of the rest only what happened counts, not when it arrived.
 */
export function applyObservation(
  state: MachineState,
  observation: Observation,
  policy: HealthPolicy,
): { state: MachineState; transition?: Transition } {
  if (observation.credential_version < state.credential_version) return { state };
  const gathered =
    observation.outcome === 'success' ? succeed(state, observation, policy) : fail(state, observation, policy);
  const health = assess(gathered, policy);
  const next = { ...gathered, health };
  if (health.status === state.health.status) return { state: next };
  return {
    state: next,
    transition: { old_status: state.health.status, new_status: health.status, ...without(health) },
  };
}

/** Whether a failure is one more. A refused refresh may be told by two who met it; an execution is a fact of its own. */
export function isCounted(state: MachineState, observation: Observation, policy: HealthPolicy): boolean {
  const { cause, credential_version, outcome } = observation;
  if (outcome === 'success' || !cause || credential_version < state.credential_version) return false;
  if (policy.causes[cause].opens === 'never') return false;
  if (observation.source === 'execution') return true; // Each is a fact of its own, though two may begin in one millisecond.
  const mark = markOf(observation);
  const calls = state.calls.filter((call) => call.cause === cause).map((call) => call.mark);
  return ![state.failed[cause], ...calls].some((known) => known && compareMarks(known, mark) === 0);
}

const markOf = ({ credential_version, started_at }: Observation): Mark => ({
  credential_version,
  at: Date.parse(started_at),
});

const without = ({ cause, party, failing_parts }: MachineState['health']) => ({
  ...(cause ? { cause } : {}),
  party,
  failing_parts,
});

function succeed(state: MachineState, observation: Observation, policy: HealthPolicy): MachineState {
  const mark = markOf(observation);
  if (observation.source === 'webhook') return { ...state, deliveries: addDelivery(state.deliveries, mark.at) };
  const { part, source } = observation;
  const known = part ? state.parts[part] : undefined;
  return {
    ...state,
    succeeded: laterOf(state.succeeded, mark),
    ...(source === 'refresh' ? { refreshed: laterOf(state.refreshed, mark) } : {}),
    ...(part ? { parts: { ...state.parts, [part]: { ...known, succeeded: laterOf(known?.succeeded, mark) } } } : {}),
    calls: addToWindow(state.calls, { mark }, policy.window),
  };
}

function fail(state: MachineState, observation: Observation, policy: HealthPolicy): MachineState {
  const { cause, part = '' } = observation;
  if (!cause) return state;
  const mark = markOf(observation);
  switch (policy.causes[cause].opens) {
    case 'at_once':
      return { ...state, failed: { ...state.failed, [cause]: laterOf(state.failed[cause], mark) } };
    case 'per_part': {
      const known = state.parts[part];
      const failed = known?.failed && compareMarks(known.failed, mark) >= 0 ? known.failed : { ...mark, cause };
      return { ...state, parts: { ...state.parts, [part]: { ...known, failed } } };
    }
    case 'window':
      return { ...state, calls: addToWindow(state.calls, { mark, cause }, policy.window) };
    case 'streak':
      return { ...state, deliveries: addRefusal(state.deliveries, mark.at, policy.streak) };
    case 'never':
      return state;
  }
}
