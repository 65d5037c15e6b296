import { randomUUID } from 'node:crypto';
import type { CommandContract, Envelope, EventContract } from '@linesman/contracts';

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
  return {
    specversion: '1.0',
    source: `/${contract.kind === 'event' ? contract.producer : 'gateway-executor'}`,
    type: contract.type,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    tenantid: randomUUID(),
    correlationid: id,
    ...fields,
    id,
    data,
  };
}
