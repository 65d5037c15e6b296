import { randomUUID } from 'node:crypto';
import { one, type Tx } from '@linesman/persistence';
import { currentContext } from '@linesman/service-kit';
import type { Delivery } from './delivery.entity';

export type NewDelivery = Pick<
  Delivery,
  'tenant_id' | 'signal_id' | 'occasion' | 'channel' | 'recipient' | 'audience'
> &
  Partial<Pick<Delivery, 'step_id' | 'follows'>> & {
    /** Why it is not sent. The row still answers "why was nobody told". */
    suppressed?: string;
  };

/** @returns the delivery's id, or nothing where the same person is told the same thing on this channel already. */
export async function insertDelivery(tx: Tx, delivery: NewDelivery): Promise<string | undefined> {
  const { suppressed } = delivery;
  const row = await one<{ id: string }>(
    tx,
    `insert into deliveries
       (id, tenant_id, signal_id, occasion, channel, recipient, audience, step_id, follows, state, reason,
        settled_at, correlation_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, case when $11::text is null then null else now() end, $12)
     on conflict (signal_id, occasion, channel, recipient) do nothing returning id`,
    [
      randomUUID(),
      delivery.tenant_id,
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
  );
  return row?.id;
}
