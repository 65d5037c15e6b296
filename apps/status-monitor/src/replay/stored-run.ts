import type { Observation } from '@linesman/contracts';
import type { HealthPolicy } from '../health/cause-table';
import type { StoredState } from '../health/stored-state';

/** The numbers of a policy: what shadow rules may change. */
export type Thresholds = Pick<HealthPolicy, 'window' | 'streak'>;

/** What decides of an observation. What the provider said in its own words is not stored again. */
export type StoredObservation = Omit<
  Observation,
  'integration_id' | 'latency_ms' | 'message' | 'error_code' | 'missing_scope' | 'daily_requests'
>;

/** Observations that followed each other, with the state before the first one. Those that do not matter lie between two runs. */
export interface StoredRun {
  state: StoredState;
  observations: StoredObservation[];
}

/** Runs of one transaction. */
export interface StoredRuns {
  recorded_at: Date;
  /** By which it was decided at that time. */
  thresholds: Thresholds;
  runs: StoredRun[];
}

export function storedOf(observation: Observation): StoredObservation {
  const { source, outcome, cause, part, http_status, started_at, credential_version, credentials_end_at } = observation;
  return { source, outcome, cause, part, http_status, started_at, credential_version, credentials_end_at };
}
