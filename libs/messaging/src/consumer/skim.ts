import type { CommandContract, EventContract } from '@linesman/contracts';
import type { BatchedEvent } from './gathered-event';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is needed of an envelope that is in order; of one that is not, nothing: whoever parses it whole says why. */
export function skim(contract: EventContract | CommandContract, body: string): BatchedEvent | undefined {
  try {
    const { specversion, id, source, type, tenantid, data } = JSON.parse(body) as Record<string, unknown>;
    if (contract.kind !== 'event' || specversion !== '1.0') return undefined;
    if (type !== contract.type || source !== `/${contract.producer}`) return undefined;
    if (!isUuid(id) || !isUuid(tenantid) || typeof data !== 'object' || data === null) return undefined;
    return { id, tenant_id: tenantid, data: data as Record<string, unknown> };
  } catch {
    return undefined;
  }
}

const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
