import { randomUUID } from 'node:crypto';
import type { CommandContract, Envelope, EventContract } from '@linesman/contracts';

/** An event has the same time in each delivery. */
const times = new Map<string, string>();

/**
 * The envelope of this data as its producer publishes it, or as the executor publishes a command.
 * @param fields of the envelope that matter to the test, `tenantid` above all. The others get values of their own.
 */
export function envelopeOf<T extends object>(
  contract: EventContract<T> | CommandContract<T>,
  data: T,
  fields: Partial<Envelope> = {},
): Envelope<T> {
  const id = fields.id ?? randomUUID();
  const time = times.get(id) ?? new Date().toISOString();
  times.set(id, time);
  return {
    specversion: '1.0',
    source: `/${contract.kind === 'event' ? contract.producer : 'gateway-executor'}`,
    type: contract.type,
    time,
    datacontenttype: 'application/json',
    tenantid: randomUUID(),
    correlationid: id,
    ...fields,
    id,
    data,
  };
}
