import { causes, type DailyRequests, type Observation, observationSources } from '@linesman/contracts';
import type { BatchedEvent } from '@linesman/messaging';

/** An event that may carry an observation. */
export interface ReadEvent extends BatchedEvent {
  observation?: Observation;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * Checks by hand, which is fast, the observation of an event, and nothing else of it: the monitor reads nothing else.
 * Returns undefined for everything unusual, which the full parser then handles.
 */
export function readObservation(event: BatchedEvent): ReadEvent | undefined {
  const { execution_id, observation: found, requester } = event.data;
  // A failure that a person met says more than its observation.
  if (requester === 'person') return undefined;
  if (execution_id !== undefined && !isUuid(execution_id)) return undefined;
  if (found === undefined) return execution_id === undefined ? undefined : event;
  return isObservation(found) ? { ...event, observation: found } : undefined;
}

function isObservation(value: unknown): value is Observation {
  if (typeof value !== 'object' || value === null) return false;
  const it = value as Record<keyof Observation, unknown>;
  return (
    isUuid(it.integration_id) &&
    isOneOf(observationSources, it.source) &&
    (it.outcome === 'success' ? it.cause === undefined : it.outcome === 'failure' && isOneOf(causes, it.cause)) &&
    isTextOrAbsent(it.error_code, 200) &&
    isTextOrAbsent(it.message, 1_000) &&
    isTextOrAbsent(it.part, 100) &&
    isTextOrAbsent(it.missing_scope, 200) &&
    (it.daily_requests === undefined || isRequests(it.daily_requests)) &&
    (it.http_status === undefined || Number.isInteger(it.http_status)) &&
    (it.latency_ms === undefined || (Number.isFinite(it.latency_ms) && (it.latency_ms as number) >= 0)) &&
    isCountOrAbsent(it.bytes_sent) &&
    isCountOrAbsent(it.bytes_received) &&
    isTime(it.started_at) &&
    Number.isInteger(it.credential_version) &&
    (it.credential_version as number) >= 0
  );
}

function isRequests(value: unknown): value is DailyRequests {
  const { left, limit } = (value ?? {}) as Record<keyof DailyRequests, unknown>;
  return isCount(left, 0) && (limit === undefined || isCount(limit, 1));
}

const isCount = (value: unknown, least: number): boolean => Number.isInteger(value) && (value as number) >= least;
const isCountOrAbsent = (value: unknown): boolean => value === undefined || isCount(value, 0);
const isUuid = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);
const isOneOf = (all: readonly unknown[], value: unknown): boolean => all.includes(value);
const isTime = (value: unknown): boolean =>
  typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value));
const isTextOrAbsent = (value: unknown, most: number): boolean =>
  value === undefined || (typeof value === 'string' && value.length <= most);
