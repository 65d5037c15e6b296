import { randomUUID } from 'node:crypto';
import { alertDelivered } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Assignment } from './assignment';
import { endDelivery } from './let-go';
import type { SendOutcome, Standing } from './send-outcome';

/** One person was told one thing: the delivery ends, a message stands, and the world hears of it. */
@Injectable()
export class RecordSent {
  constructor(private readonly outbox: Outbox) {}

  async record(tx: Tx, assignment: Assignment, outcome: SendOutcome & { kind: 'sent' }): Promise<void> {
    const { delivery, signal } = assignment;
    const { standing, found, reason } = outcome;
    const message = standing ? randomUUID() : null;
    const deliveredAt = await endDelivery(tx, delivery, 'sent', reason ?? null, message);
    if (!deliveredAt) return;
    // What was found may have been written before the signal's last change: it is brought up to date once.
    if (standing && message) await this.stand(tx, assignment, message, standing, found ? 0 : signal.revision);
    const { id, tenant_id, signal_id, channel, occasion, recipient } = delivery;
    await this.outbox.emit(tx, alertDelivered, {
      tenantId: tenant_id,
      aggregateId: id,
      aggregateVersion: 1,
      data: { delivery_id: id, signal_id, channel, occasion, recipient, delivered_at: deliveredAt.toISOString() },
    });
  }

  private async stand(
    tx: Tx,
    { delivery }: Assignment,
    id: string,
    standing: Standing,
    revision: number,
  ): Promise<void> {
    await tx.query(
      `insert into messages
         (id, tenant_id, channel, recipient, team_id, channel_id, ts, message_id, subject, shows_revision, refresh_due_at)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10::int,
         case when $3 = 'slack' and $11 = 'opened' and s.state = 'open' and s.revision > $10::int then clock_timestamp() end
       from signals s where s.signal_id = $12`,
      [
        id,
        delivery.tenant_id,
        delivery.channel,
        delivery.recipient,
        standing.team_id ?? null,
        standing.channel_id ?? null,
        standing.ts ?? null,
        standing.message_id ?? null,
        standing.subject ?? null,
        revision,
        delivery.occasion,
        delivery.signal_id,
      ],
    );
  }
}
