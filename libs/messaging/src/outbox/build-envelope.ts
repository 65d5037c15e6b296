import { randomUUID } from 'node:crypto';
import type { CommandContract, Envelope, EventContract } from '@linesman/contracts';
import { currentContext } from '@linesman/service-kit';

export interface NewMessage<T extends object> {
  tenantId: string;
  aggregateId: string;
  /** Counts up by one for each event of the aggregate; read from the aggregate's locked row. */
  aggregateVersion?: number;
  /** The service of ours that asked for what has happened, where the subject of the event ends in it. */
  asker?: string;
  data: T;
}

export function buildEnvelope<T extends object>(
  contract: EventContract<T> | CommandContract<T>,
  source: string,
  message: NewMessage<T>,
  now: Date,
): Envelope<T> {
  const { correlationId, causationId, traceparent } = currentContext();
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: `/${source}`,
    type: contract.type,
    subject: message.aggregateId,
    time: now.toISOString(),
    datacontenttype: 'application/json',
    tenantid: message.tenantId,
    correlationid: correlationId,
    causationid: causationId,
    traceparent,
    aggregateversion: message.aggregateVersion,
    data: message.data,
  };
}
