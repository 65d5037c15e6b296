import type { Observation, ObservationSource } from '@linesman/contracts';
import type { WindowedCall } from '../health/call-window';
import type { HealthPolicy } from '../health/cause-table';
import type { EndpointState } from '../health/endpoint-state';
import type { MachineState, PartState } from '../health/machine-state';

/** Rules that count at most so many calls can be played again. */
export const MOST_CALLS = 10;

/**
 * Whether an observation has to be stored, so that the stored ones give the same transitions: also by shadow rules, which
 * count otherwise. Each failure counts. Of the successes, those count that change a problem, and the first ones after a
 * failure of any part. While nothing fails, none does.
 */
export function matters(
  before: MachineState,
  observation: Observation,
  after: MachineState,
  policy: HealthPolicy,
): boolean {
  const { cause, credential_version, outcome } = observation;
  if (credential_version < before.credential_version) return false;
  if (outcome === 'failure') return cause !== undefined && policy.causes[cause].opens !== 'never';
  // They are seldom, and may end what another problem hides.
  if (seldom.includes(observation.source)) return true;
  if (problemsIn(before) !== problemsIn(after)) return true;
  const failed = newestFailure(before);
  if (failed === undefined) return false;
  const { part = '', source } = observation;
  if (source === 'webhook' || source === 'provider_webhook') return deliveryMatters(before, part);
  return successMatters(before, part, Date.parse(observation.started_at), { failed, policy });
}

const seldom: readonly ObservationSource[] = ['schedule', 'measurement', 'records', 'scopes'];

const problemsIn = ({ health }: MachineState): string =>
  [health.status, health.cause, ...health.problems.map(({ cause, part }) => `${cause} ${part ?? ''}`).sort()].join();

/** What fails at an endpoint that has no name may have been about any of them. */
function deliveryMatters({ endpoints }: MachineState, part: string): boolean {
  const known = endpoints[part];
  if (!known) return true;
  const bad = Math.max(badAt(known), badAt(endpoints['']));
  return bad >= (known.delivered_at ?? -Infinity);
}

function successMatters(
  { parts }: MachineState,
  part: string,
  at: number,
  { failed, policy }: { failed: number; policy: HealthPolicy },
): boolean {
  const known = parts[part];
  const later = (known?.calls ?? []).filter((call) => !call.cause && call.mark.at > failed);
  if (!known || later.length < MOST_CALLS) return true;
  // A part that works for so much longer shows that the failures of another one say nothing any more.
  const worked = known.succeeded?.at ?? -Infinity;
  return Object.entries(parts).some(([name, other]) => {
    const stale = failedAt(other) + policy.window.stale_seconds * 1_000;
    return name !== part && worked <= stale && at > stale;
  });
}

/** Milliseconds since 1970. */
function newestFailure({ parts, endpoints }: MachineState): number | undefined {
  const newest = Math.max(...Object.values(parts).map(failedAt), ...Object.values(endpoints).map(badAt));
  return newest === -Infinity ? undefined : newest;
}

const failedAt = ({ provider_failed, calls = [] }: PartState): number =>
  Math.max(provider_failed?.at ?? -Infinity, ...calls.map(failedCall));

const failedCall = ({ cause, mark }: WindowedCall): number => (cause ? mark.at : -Infinity);

const badAt = (endpoint?: EndpointState): number =>
  Math.max(endpoint?.silent_since ?? -Infinity, ...Object.values(endpoint?.refused ?? {}).map(({ last }) => last));
