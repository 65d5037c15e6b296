import { type Cause, causeFacts, isMeasured, type Observation, type ObservationSource } from '@linesman/contracts';
import { textForCause } from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import { applyObservation, isCounted, type Transition } from './apply-observation';
import type { HealthPolicy } from './cause-table';
import type { HealthRow, ObservedRow } from './health-row';
import type { Health } from './machine-state';
import { judgeWarnings, looksAnew, nextLook, warningChanged, type WarningFacts } from './warnings';

export interface Observed {
  row: ObservedRow;
  /** Whether the observation is one more failure. */
  counted: boolean;
  transition?: Transition;
  /** A warning begins, or is over. */
  warning_changed: boolean;
}

export interface Given {
  policy: HealthPolicy;
  providers: Providers;
  now: Date;
  /** For how long an observation says how the integration is. */
  watchedSeconds: (row: HealthRow, cause?: Cause) => number;
}

/** What an observation makes of a row. */
export function observe(row: ObservedRow, observation: Observation, given: Given): Observed {
  const { policy, providers, now, watchedSeconds } = given;
  const counted = isCounted(row.machine_state, observation, policy);
  const { state: observed, transition } = applyObservation(row.machine_state, observation, policy);
  const facts = warningFacts(row, given);
  const state = judgeWarnings(observed, facts);
  const { health } = state;
  const healthy = health.status === 'healthy';
  const succeeded = observation.outcome === 'success';
  const at = new Date(observation.started_at);
  const watched = new Date(at.getTime() + watchedSeconds(row, health.cause) * 1_000);
  const next: ObservedRow = {
    ...row,
    ...reasonOf(row, health, observation, providers),
    ...trialsAfter(row, observation, health),
    ...(looksAnew(row.machine_state, state) ? { end_check: nextLook(state, facts) ?? null } : {}),
    machine_state: state,
    version: row.version + (transition ? 1 : 0),
    failure_count: healthy ? 0 : row.failure_count + (counted ? 1 : 0),
    ...(saysOfCalls(observation.source) ? timesAfter(row, { at, watched, succeeded, counted }) : {}),
  };
  if (transition && transition.old_status !== transition.new_status)
    Object.assign(next, { status_since: now }, healthy && { resolved_at: now });
  return { row: next, counted, transition, warning_changed: warningChanged(row.machine_state, state) };
}

export const warningFacts = (
  { integration_type }: HealthRow,
  { policy, providers, now }: Pick<Given, 'policy' | 'providers' | 'now'>,
): WarningFacts => {
  const { auth, daily_requests } = providers.get(integration_type)?.manifest ?? {};
  const unused_days = auth?.type === 'oauth2' ? auth.unused_days : undefined;
  const { expiring, near_limit } = policy;
  return { policy: expiring, near_limit, unused_days, daily_limits: daily_requests?.limits, now: now.getTime() };
};

/** A schedule, figures of many calls, what a run read and what was granted are no look at the provider. */
const notOfCalls: readonly ObservationSource[] = ['schedule', 'measurement', 'records', 'scopes'];
const saysOfCalls = (source: ObservationSource): boolean => !notOfCalls.includes(source);

interface Call {
  at: Date;
  watched: Date;
  succeeded: boolean;
  counted: boolean;
}

const timesAfter = (row: HealthRow, { at, watched, succeeded, counted }: Call): Partial<HealthRow> => ({
  first_checked_at: earlier(row.first_checked_at, at),
  last_checked_at: later(row.last_checked_at, at),
  watched_until: row.last_checked_at && row.last_checked_at > at ? row.watched_until : watched,
  first_success_at: succeeded ? earlier(row.first_success_at, at) : row.first_success_at,
  last_success_at: succeeded ? later(row.last_success_at, at) : row.last_success_at,
  last_failure_at: counted ? later(row.last_failure_at, at) : row.last_failure_at,
});

const earlier = (a: Date | null, b: Date): Date => (a && a < b ? a : b);
const later = (a: Date | null, b: Date): Date => (a && a > b ? a : b);

/** The row keeps the reason of the published cause; other failures that join it do not change the reason. */
function reasonOf(
  row: HealthRow,
  { cause, problems }: Health,
  observation: Observation,
  providers: Providers,
): Pick<HealthRow, 'cause' | 'failure_reason' | 'error_code'> {
  if (!cause) return { cause: null, failure_reason: null, error_code: null };
  const { failure_reason, error_code } = row;
  if (cause === row.cause) return { cause, failure_reason, error_code };
  const manifest = providers.get(row.integration_type)?.manifest;
  const own = observation.cause === cause ? observation : undefined;
  return {
    cause,
    // A sentence for people. The provider's raw message is stored in integration_events.
    failure_reason: problems[0]?.reason ?? (manifest ? textForCause(manifest, cause).reason : (own?.message ?? cause)),
    error_code: own?.error_code || null,
  };
}

/**
 * Whether the next probe comes within seconds: that begins with a failure of the provider, or when logins are found to be
 * refused, because the probe may show why. It is over once no failure of the provider is open. A success while the
 * provider still counts as failing has another one tried soon, because it takes several.
 */
function trialsAfter(
  { quick_probes, cause: known }: ObservedRow,
  { outcome, cause, source }: Observation,
  { problems, cause: published }: Health,
): Pick<ObservedRow, 'quick_probes' | 'probe_soon' | 'trials_changed'> | undefined {
  if (source === 'measurement' || source === 'records' || source === 'scopes') return undefined;
  const loginsRefused = published === 'sso_logins_refused' && known !== published;
  const theirs = cause !== undefined && causeFacts[cause].party === 'provider';
  const begins = (theirs || loginsRefused) && quick_probes === null;
  const again = outcome === 'success' && problems.some((one) => one.party === 'provider' && !isMeasured(one.cause));
  if (begins || again) return { quick_probes: 0, probe_soon: true, trials_changed: true };
  if (outcome === 'failure' || quick_probes === null) return undefined;
  return { quick_probes: null, probe_soon: false, trials_changed: true };
}
