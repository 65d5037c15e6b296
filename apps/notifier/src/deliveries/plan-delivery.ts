import { randomUUID } from 'node:crypto';
import { afterCommit, type Tx } from '@linesman/persistence';
import { currentContext } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Delivery } from './delivery.entity';
import { Dispatcher } from './dispatcher';

export type NewDelivery = Pick<
  Delivery,
  'tenant_id' | 'signal_id' | 'occasion' | 'channel' | 'recipient' | 'audience'
> &
  Partial<Pick<Delivery, 'step_id' | 'follows'>> & {
    /** Why it is not sent: the row alone remains, as the answer to "why was nobody told". */
    suppressed?: string;
  };

/** Decides that somebody is told something, once: a second decision of the same kind is none. */
@Injectable()
export class PlanDelivery {
  constructor(private readonly dispatcher: Dispatcher) {}

  /** @returns the delivery's id, or nothing when it was decided before. */
  async plan(tx: Tx, delivery: NewDelivery): Promise<string | undefined> {
    const { tenant_id, suppressed } = delivery;
    const rows = (await tx.query(
      `insert into deliveries
         (id, tenant_id, signal_id, occasion, channel, recipient, audience, step_id, follows, state, reason,
          settled_at, correlation_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, case when $11::text is null then null else now() end, $12)
       on conflict (signal_id, occasion, channel, recipient) do nothing returning id`,
      [
        randomUUID(),
        tenant_id,
        delivery.signal_id,
        delivery.occasion,
        delivery.channel,
        delivery.recipient.toLowerCase(),
        delivery.audience,
        delivery.step_id ?? null,
        delivery.follows ?? null,
        suppressed ? 'suppressed' : 'pending',
        suppressed ?? null,
        currentContext().correlationId,
      ],
    )) as { id: string }[];
    const id = rows[0]?.id;
    if (id && !suppressed) afterCommit(tx, () => this.dispatcher.now({ kind: 'send', tenant_id, id }));
    return id;
  }
}
