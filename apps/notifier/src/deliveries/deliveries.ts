import { afterCommit, rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from './channel-registry';
import { CLOSED_FIRST } from './decide-send';
import type { Delivery } from './delivery.entity';
import { DeliveryStates } from './delivery-states';
import { DeliveryWorker } from './delivery-worker.job';
import { insertDelivery, type NewDelivery } from './insert-delivery';

/** A delivery that somebody else decides on. Without a channel, the one that reaches the audience is used. */
export type PlannedDelivery = Omit<NewDelivery, 'channel' | 'follows'> & Partial<Pick<NewDelivery, 'channel'>>;

/** What other features ask of deliveries: tell somebody, tell the end, show a change. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly states: DeliveryStates,
    private readonly worker: DeliveryWorker,
  ) {}

  /**
   * Decides that one person is told one thing. It is sent once the transaction has committed.
   * @returns the delivery's id, or nothing where this was decided before.
   */
  plan(tx: Tx, delivery: PlannedDelivery): Promise<string | undefined> {
    return this.insert(tx, { ...delivery, channel: delivery.channel ?? this.channels.of(delivery.audience) });
  }

  /**
   * A signal ended. Everybody who was told that it opened, or may have been, is told; what is still waiting is suppressed.
   */
  async close(tx: Tx, tenantId: string, signalId: string, occasion: 'resolved' | 'withdrawn'): Promise<void> {
    const waiting = await rows<Pick<Delivery, 'step_id'>>(
      tx,
      `update deliveries set state = 'suppressed', reason = $2, settled_at = now()
       where signal_id = $1 and state = 'pending' and occasion not in ('resolved', 'withdrawn') returning step_id`,
      [signalId, CLOSED_FIRST],
    );
    for (const { step_id } of waiting)
      await this.states.report(tx, { step_id, state: 'suppressed', reason: CLOSED_FIRST });

    const told = await rows<Delivery>(
      tx,
      `select * from deliveries where signal_id = $1 and occasion = 'opened' and state in ('sent', 'sending', 'ambiguous')`,
      [signalId],
    );
    for (const { id, channel, recipient, audience } of told)
      await this.insert(tx, {
        tenant_id: tenantId,
        signal_id: signalId,
        occasion,
        channel,
        recipient,
        audience,
        follows: id,
      });
  }

  /** A signal changed. Its messages are edited where their channel can do that, until the edit succeeds. */
  async showChange(tx: Tx, tenantId: string, signalId: string): Promise<void> {
    const stale = await rows<{ id: string }>(
      tx,
      `update messages m set refresh_due_at = clock_timestamp() from deliveries d
       where d.message_id = m.id and d.signal_id = $1 and d.occasion = 'opened'
         and m.channel = any($2) and m.gone_at is null returning m.id`,
      [signalId, this.channels.editing],
    );
    for (const { id } of stale) afterCommit(tx, () => this.worker.now({ kind: 'refresh', tenant_id: tenantId, id }));
  }

  private async insert(tx: Tx, delivery: NewDelivery): Promise<string | undefined> {
    const { tenant_id, suppressed } = delivery;
    const id = await insertDelivery(tx, delivery);
    if (id && !suppressed) afterCommit(tx, () => this.worker.now({ kind: 'send', tenant_id, id }));
    return id;
  }
}
