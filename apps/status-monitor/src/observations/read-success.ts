import type { Observation } from '@linesman/contracts';
import type { BatchedEvent } from '@linesman/messaging';

export interface Success {
  id: string;
  tenant_id: string;
  observation: Observation;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * Checks by hand, which is fast, what the executor publishes most: a successful execution. Returns undefined for
 * everything else, which the full parser then handles.
 */
export function readSuccess({ id, tenant_id, data }: BatchedEvent): Success | undefined {
  const observation = data.observation as Partial<Observation> | undefined;
  if (observation?.source !== 'execution' || observation.outcome !== 'success') return undefined;
  const { integration_id, cause, part, latency_ms, started_at, credential_version } = observation;
  const valid =
    isUuid(data.execution_id) &&
    isUuid(data.integration_id) &&
    isUuid(integration_id) &&
    cause === undefined &&
    (part === undefined || (typeof part === 'string' && part.length <= 100)) &&
    (latency_ms === undefined || (Number.isFinite(latency_ms) && latency_ms >= 0)) &&
    typeof started_at === 'string' &&
    TIME.test(started_at) &&
    !Number.isNaN(Date.parse(started_at)) &&
    Number.isInteger(credential_version) &&
    credential_version! >= 0;
  return valid ? { id, tenant_id, observation: observation as Observation } : undefined;
}

const isUuid = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);
