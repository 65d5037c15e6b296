import type { CommandContract, EventContract } from '@linesman/contracts';
import type { WorkContext } from '@linesman/service-kit';
import type { Handled } from './inbox';
import { isTime } from './is-time';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An event whose envelope was checked, but whose data was not. */
export interface BatchedEvent extends Handled {
  data: Record<string, unknown>;
  /** All of it. */
  message: object;
  /** What its effects carry on. */
  context: WorkContext;
}

/** Checks the envelope only. Undefined for a message with any fault: the full parse then says which. */
export function shallowParse(contract: EventContract | CommandContract, body: string): BatchedEvent | undefined {
  try {
    const parsed = JSON.parse(body) as Record<string, unknown>;
    const { specversion, id, source, type, tenantid, time, data, correlationid, traceparent } = parsed;
    if (contract.kind !== 'event' || specversion !== '1.0') return undefined;
    if (type !== contract.type || source !== `/${contract.producer}`) return undefined;
    if (!isUuid(id) || !isUuid(tenantid) || typeof data !== 'object' || data === null) return undefined;
    if (!isTime(time) || typeof correlationid !== 'string') return undefined;
    if (!['undefined', 'string'].includes(typeof traceparent)) return undefined;
    const context = { correlationId: correlationid, causationId: id, traceparent: traceparent as string | undefined };
    return { id, tenant_id: tenantid, time, data: data as Record<string, unknown>, message: parsed, context };
  } catch {
    return undefined;
  }
}

const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
