import type { BatchedEvent } from '@linesman/messaging';
import type { Observation } from '@linesman/contracts';

export interface Success {
  id: string;
  tenant_id: string;
  observation: Observation;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** A success of an execution, as the executor tells thousands of them. Of anything else nothing: it is parsed whole. */
export function readSuccess({ id, tenant_id, data }: BatchedEvent): Success | undefined {
  const seen = data.observation as Partial<Observation> | undefined;
  if (!seen || seen.source !== 'execution' || seen.outcome !== 'success' || seen.cause !== undefined) return undefined;
  const { integration_id, part, latency_ms, started_at, credential_version } = seen;
  const told =
    isUuid(data.execution_id) &&
    isUuid(data.integration_id) &&
    isUuid(integration_id) &&
    (part === undefined || (typeof part === 'string' && part.length <= 100)) &&
    (latency_ms === undefined || (Number.isFinite(latency_ms) && latency_ms >= 0)) &&
    typeof started_at === 'string' &&
    TIME.test(started_at) &&
    !Number.isNaN(Date.parse(started_at)) &&
    Number.isInteger(credential_version) &&
    credential_version! >= 0;
  return told ? { id, tenant_id, observation: seen as Observation } : undefined;
}

const isUuid = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);
