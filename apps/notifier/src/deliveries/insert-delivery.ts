import { randomUUID } from 'node:crypto';
import { one, type Tx } from '@linesman/persistence';
import { currentContext } from '@linesman/service-kit';
import { chosenOr } from './chosen-channel';
import type { Delivery } from './delivery.entity';
import { toldLately } from './told-lately';

export type NewDelivery = Pick<
  Delivery,
  'tenant_id' | 'signal_id' | 'occasion' | 'channel' | 'recipient' | 'audience'
> &
  Partial<Pick<Delivery, 'step_id' | 'follows' | 'about' | 'template' | 'troubleshooting' | 'next_contact_because'>> & {
    /** Why it is not sent. The row still answers "why was nobody told". */
    suppressed?: string;
    /** It waits for this time: the working hours of the person. */
    not_before?: Date;
    /** Why it waits, where it is not for working hours. */
    waits_for?: string;
    /** It waits for a person who approves it. */
    needs_approval?: boolean;
    /** This process alone may send it for so many seconds. */
    leased?: { lease: string; seconds: number };
    /** The channel that the tenant chose for such people, where it chose one, goes before `channel`. */
    by_choice?: boolean;
    /** It is sent with what waits for the same person. */
    gathered?: boolean;
  };

/** The reason on a delivery that waits until somebody works. */
export const WORKING_HOURS = 'working_hours';

/** `told_lately`: of one that is leased. */
export type InsertedDelivery = Delivery & { told_lately?: number };

/** @returns the delivery, or nothing where the same person is told the same thing on this channel already. */
export function insertDelivery(tx: Tx, delivery: NewDelivery): Promise<InsertedDelivery | undefined> {
  const { suppressed, not_before, leased } = delivery;
  const state = suppressed
    ? 'suppressed'
    : delivery.needs_approval
      ? 'awaiting_approval'
      : leased
        ? 'sending'
        : 'pending';
  const waiting = not_before && state === 'pending' ? (delivery.waits_for ?? WORKING_HOURS) : undefined;
  return one<InsertedDelivery>(
    tx,
    `insert into deliveries as d
       (id, tenant_id, signal_id, occasion, channel, recipient, audience, step_id, follows, state, reason,
        settled_at, correlation_id, about, template, troubleshooting, next_attempt_at, due_at, attempts, lease, leased_until, digest,
        next_contact_because)
     values ($1, $2, $3, $4, ${chosenOr('$5', { by_choice: '$21', tenant: '$2' })}, $6, $7, $8, $9, $10, $11, case when $10 = 'suppressed' then now() end, $12, $13, $14, $15,
       coalesce($16, clock_timestamp()), $16, case when $10 = 'sending' then 1 else 0 end, $17,
       clock_timestamp() + make_interval(secs => $18), case when $19 then $1::uuid end, $20)
     on conflict (signal_id, occasion, channel, recipient) do nothing
     returning d.*${leased ? `, ${toldLately} as told_lately` : ''}`,
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
      state,
      suppressed ?? waiting ?? null,
      currentContext().correlationId,
      delivery.about ?? null,
      delivery.template ?? null,
      delivery.troubleshooting ?? true,
      not_before ?? null,
      leased?.lease ?? null,
      leased?.seconds ?? null,
      delivery.gathered ?? false,
      delivery.next_contact_because ?? null,
      delivery.by_choice ?? false,
    ],
  );
}
