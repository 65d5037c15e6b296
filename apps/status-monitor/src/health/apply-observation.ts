import {
  type Cause,
  causeFacts,
  type HealthStatus,
  isMeasured,
  type Observation,
  type ObservationSource,
  type Party,
} from '@linesman/contracts';
import { assess } from './assess';
import { addToWindow, type WindowedCall } from './call-window';
import type { HealthPolicy } from './cause-table';
import { findEnd } from './credentials-end';
import { addDelivery, addRefusal, addSilence } from './endpoint-state';
import type { MachineState, PartState } from './machine-state';
import { addMeasurement } from './measured';
import { compareMarks, laterOf, type Mark } from './mark';
import { noteRequests } from './near-limit';
import { addScopes } from './scopes';

/** Another status, or another cause of the same one. */
export interface Transition {
  old_status: HealthStatus;
  new_status: HealthStatus;
  cause?: Cause;
  party: Party;
  failing_parts: string[];
}

/**
 * Turns an observation into the next state. An observation made with older credentials than the newest that the
 * integrations service announced changes nothing. The order in which the others arrive makes no difference.
 */
export function applyObservation(
  state: MachineState,
  observation: Observation,
  policy: HealthPolicy,
): { state: MachineState; transition?: Transition } {
  if (observation.credential_version < state.credential_version) return { state };
  const heard = noteRequests(state, observation);
  const observed =
    observation.outcome === 'success' ? succeed(heard, observation, policy) : fail(heard, observation, policy);
  const health = assess(observed, policy);
  const next = { ...observed, health };
  if (health.status === state.health.status && health.cause === state.health.cause) return { state: next };
  const { status, cause, party, failing_parts } = health;
  return {
    state: next,
    transition: { old_status: state.health.status, new_status: status, cause, party, failing_parts },
  };
}

/**
 * Whether the observation is one more failure. Two services may report the same refused token refresh, which counts
 * once.
 */
export function isCounted(state: MachineState, observation: Observation, policy: HealthPolicy): boolean {
  const { cause, credential_version, outcome } = observation;
  if (
    outcome === 'success' ||
    !cause ||
    observation.source === 'measurement' ||
    credential_version < state.credential_version
  )
    return false;
  if (policy.causes[cause].opens === 'never') return false;
  if (eachCounts.includes(observation.source)) return true;
  const mark = markOf(observation);
  const calls = Object.values(state.parts)
    .flatMap((part) => part.calls ?? [])
    .filter((call) => call.cause === cause)
    .map((call) => call.mark);
  return ![state.failed[cause], ...calls].some((known) => known && compareMarks(known, mark) === 0);
}

/** Two of these may begin in the same millisecond, and each counts. */
const eachCounts: readonly ObservationSource[] = ['execution', 'sso'];

const markOf = ({ credential_version, started_at }: Observation): Mark => ({
  credential_version,
  at: Date.parse(started_at),
});

const callOf = (observation: Observation): WindowedCall => ({
  mark: markOf(observation),
  ...(observation.cause && { cause: observation.cause }),
  ...(eachCounts.includes(observation.source) && { execution: true }),
});

/** Only a probe can say when credentials end. */
function succeed(state: MachineState, observation: Observation, policy: HealthPolicy): MachineState {
  const next = withSuccess(state, observation, policy);
  const { source, credentials_end_at: end } = observation;
  return source === 'probe' && end ? findEnd(next, markOf(observation), Date.parse(end)) : next;
}

function withSuccess(state: MachineState, observation: Observation, policy: HealthPolicy): MachineState {
  const mark = markOf(observation);
  const { part = '', source } = observation;
  if (source === 'measurement') return { ...state, measured: addMeasurement(state.measured, observation) };
  if (source === 'scopes') return { ...state, scopes: addScopes(state.scopes, observation) };
  // A webhook that arrived says nothing of calls to the provider.
  if (source === 'webhook' || source === 'provider_webhook')
    return { ...state, endpoints: addDelivery(state.endpoints, part, mark.at, policy.streak) };
  const known = state.parts[part];
  if (source === 'records')
    return { ...state, parts: { ...state.parts, [part]: { ...known, all_read: laterOf(known?.all_read, mark) } } };
  if (source === 'schedule') {
    const schedule_ended = laterOf(known?.schedule_ended, mark);
    return { ...state, parts: { ...state.parts, [part]: { ...known, schedule_ended } } };
  }
  return {
    ...state,
    // A person who signs in proves nothing about our calls.
    succeeded: source === 'sso' ? state.succeeded : laterOf(state.succeeded, mark),
    refreshed: source === 'refresh' ? laterOf(state.refreshed, mark) : state.refreshed,
    parts: {
      ...state.parts,
      [part]: {
        ...known,
        succeeded: laterOf(known?.succeeded, mark),
        calls: addToWindow(known?.calls ?? [], callOf(observation), policy.window),
      },
    },
  };
}

function fail(state: MachineState, observation: Observation, policy: HealthPolicy): MachineState {
  const { cause, part = '', http_status, missing_scope } = observation;
  if (!cause) return state;
  if (observation.source === 'scopes')
    return cause === 'insufficient_scope' ? { ...state, scopes: addScopes(state.scopes, observation) } : state;
  const mark = markOf(observation);
  const known = state.parts[part];
  switch (policy.causes[cause].opens) {
    case 'at_once':
      return { ...state, failed: { ...state.failed, [cause]: laterOf(state.failed[cause], mark) } };
    case 'per_part': {
      const failed =
        known?.failed && compareMarks(known.failed, mark) >= 0 ? known.failed : { ...mark, cause, missing_scope };
      return { ...state, parts: { ...state.parts, [part]: { ...known, failed } } };
    }
    case 'window': {
      const calls = addToWindow(known?.calls ?? [], callOf(observation), policy.window);
      const theirs = causeFacts[cause].party === 'provider';
      const provider_failed = theirs ? laterOf(known?.provider_failed, mark) : known?.provider_failed;
      return { ...state, parts: { ...state.parts, [part]: { ...known, calls, provider_failed } } };
    }
    case 'streak':
      return { ...state, endpoints: addRefusal(state.endpoints, part, { at: mark.at, http_status }, policy.streak) };
    case 'silence':
      return { ...state, endpoints: addSilence(state.endpoints, part, mark.at) };
    case 'schedule': {
      const newest = known?.schedule_failed;
      const schedule_failed = newest && compareMarks(newest, mark) >= 0 ? newest : { ...mark, cause };
      return { ...state, parts: { ...state.parts, [part]: { ...known, schedule_failed } } };
    }
    case 'records': {
      const unread = latestUnread(known?.unread, { ...mark, reason: observation.message ?? '' });
      return { ...state, parts: { ...state.parts, [part]: { ...known, unread } } };
    }
    case 'measurement':
      return isMeasured(cause) ? { ...state, measured: addMeasurement(state.measured, observation, cause) } : state;
    case 'never':
      return state;
  }
}

/** Of two runs that ended in the same millisecond it is the same one, whichever was heard of first. */
function latestUnread(a: PartState['unread'], b: NonNullable<PartState['unread']>): PartState['unread'] {
  const order = a ? compareMarks(a, b) || a.reason.localeCompare(b.reason) : -1;
  return order >= 0 ? a : b;
}
