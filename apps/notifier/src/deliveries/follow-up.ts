import { one, rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { EMAIL_REPLY } from '../signals/email-reply';
import { ChannelRegistry } from './channel-registry';
import { ANOTHER_CSM, CLOSED_FIRST } from './decide-send';
import type { Delivery } from './delivery.entity';
import { DeliveryStates } from './delivery-states';
import { DeliveryWorker } from './delivery-worker';
import type { NewDelivery } from './insert-delivery';
import { announces, CALL_CANCELLED, CHANNEL_REFUSED } from './occasions';
import { planDelivery } from './plan-delivery';

/** Tells those who were told of a signal what becomes of it. */
@Injectable()
export class FollowUp {
  constructor(
    private readonly states: DeliveryStates,
    private readonly worker: DeliveryWorker,
    private readonly channels: ChannelRegistry,
  ) {}

  /**
   * A signal ended. Everybody who was told that it opened, or may have been, is told. What is still waiting is suppressed,
   * except the cancellation of a call, and what a contact replied.
   */
  async close(tx: Tx, tenantId: string, signalId: string, occasion: 'resolved' | 'withdrawn'): Promise<void> {
    const waiting = await rows<Pick<Delivery, 'step_id'>>(
      tx,
      `update deliveries set state = 'suppressed', reason = $2, settled_at = now()
       where signal_id = $1 and state in ('pending', 'awaiting_approval')
         and occasion not in ('resolved', 'withdrawn', '${CALL_CANCELLED}', '${CHANNEL_REFUSED}')
         and not starts_with(occasion, '${EMAIL_REPLY}') returning step_id`,
      [signalId, CLOSED_FIRST],
    );
    for (const { step_id } of waiting)
      await this.states.report(tx, { step_id, state: 'suppressed', reason: CLOSED_FIRST });

    await this.tell(tx, signalId, { occasion });
  }

  /** Somebody else is a customer's CSM from now on: what waits to tell the one before of a problem is not sent. */
  async leaveOut(tx: Tx, signalId: string, csm: string): Promise<void> {
    const waiting = await rows<Pick<Delivery, 'step_id'>>(
      tx,
      `update deliveries set state = 'suppressed', reason = $3, settled_at = clock_timestamp()
       where signal_id = $1 and recipient = $2 and audience = 'csm' and state = 'pending' and follows is null
         and (occasion = 'opened' or occasion like any ('{changed.%,again.%}')) returning step_id`,
      [signalId, csm.toLowerCase(), ANOTHER_CSM],
    );
    for (const { step_id } of waiting)
      await this.states.report(tx, { step_id, state: 'suppressed', reason: ANOTHER_CSM });
  }

  /**
   * Tells one person something more: as a reply to what they were told of the signal, or are told within the next moments,
   * or where that is nothing, by itself.
   */
  async tellOne(tx: Tx, told: Omit<NewDelivery, 'channel' | 'follows'>): Promise<void> {
    const before = await one<Delivery>(
      tx,
      `select d.* from deliveries d where signal_id = $1 and recipient = $2 and ${announces}
         and (state in ('sent', 'sending', 'ambiguous')
           or state = 'pending' and next_attempt_at < clock_timestamp() + interval '30 seconds')
       order by state = 'sent' desc, created_at desc limit 1`,
      [told.signal_id, told.recipient.toLowerCase()],
    );
    const { audience, template, id } = before ?? {};
    await planDelivery(tx, this.worker, {
      ...told,
      audience: audience ?? told.audience,
      ...(before ? { channel: before.channel } : this.channels.reaching(told.audience)),
      template,
      follows: id,
    });
  }

  /** Tells everybody who was told of a signal, or may have been, something more about it. */
  async tell(tx: Tx, signalId: string, { occasion, about }: Pick<NewDelivery, 'occasion' | 'about'>): Promise<void> {
    const told = await rows<Delivery>(
      tx,
      `select d.* from deliveries d where signal_id = $1 and ${announces} and state in ('sent', 'sending', 'ambiguous')`,
      [signalId],
    );
    for (const delivery of told)
      await planDelivery(tx, this.worker, { ...delivery, step_id: null, occasion, about, follows: delivery.id });
  }
}
