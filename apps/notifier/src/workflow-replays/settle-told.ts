import type { SignalSnapshot } from '@linesman/contracts';
import { changed, rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Delivery } from '../deliveries/delivery.entity';
import { DeliveryStates } from '../deliveries/delivery-states';
import { TellNextContact } from '../next-contacts/tell-next-contact';
import type { Stopped } from '../signals/stopped';

/** What was decided just now was decided at $2. That it would wait for a digest of today's messages says nothing of then. */
const stamp = `update deliveries set created_at = $2, digest = null, reason = case when digest is null then reason end,
    due_at = case when digest is null then due_at end,
    next_attempt_at = case when digest is null and due_at is not null then due_at else $2 end
  where signal_id = $1 and created_at >= now()`;

/** What is due until $2, with why it does not arrive: emails to the contact have stopped, or came back then. */
const selectDue = `select d.*, c.stopped, (select case p.reason when 'bounced' then 'bounced' else 'undelivered' end from deliveries p
      where p.signal_id = $3 and p.audience = 'contact' and p.channel = d.channel and p.recipient = d.recipient
        and d.audience = 'contact' and p.state = 'failed' limit 1) as came_back
  from deliveries d left join contacts c on c.tenant_id = d.tenant_id and c.email = d.recipient and d.audience = 'contact'
  where d.signal_id = $1 and d.state in ('pending', 'sending') and coalesce(d.due_at, d.created_at) <= $2
  order by coalesce(d.due_at, d.created_at), d.id`;

type Due = Delivery & { stopped: Stopped | null; came_back: 'bounced' | 'undelivered' | null };

/** A signal that is played, and the one of the past that it stands for. */
export interface Played {
  tenant_id: string;
  snapshot: SignalSnapshot;
  past_id: string;
}

/** Whoever would be told of a signal that is played is told, at its own times. Of contacts the next one is, as it would be. */
@Injectable()
export class SettleTold {
  constructor(
    private readonly states: DeliveryStates,
    private readonly nextContacts: TellNextContact,
  ) {}

  /** All that is due by a time. */
  async by(tx: Tx, played: Played, at: Date): Promise<void> {
    const { signal_id } = played.snapshot;
    for (;;) {
      await changed(tx, stamp, [signal_id, at]);
      const due = await rows<Due>(tx, selectDue, [signal_id, at, played.past_id]);
      if (due.length === 0) return;
      for (const one of due) await this.settle(tx, played, one);
    }
  }

  private async settle(tx: Tx, { snapshot }: Played, one: Due): Promise<void> {
    const because = one.stopped ?? one.came_back;
    const state = one.stopped ? 'suppressed' : one.came_back ? 'failed' : 'sent';
    await changed(
      tx,
      `update deliveries set state = $2, reason = coalesce($3, reason), settled_at = coalesce(due_at, created_at) where id = $1`,
      [one.id, state, because],
    );
    if (!because) return;
    await this.states.report(tx, {
      step_id: one.step_id,
      state: one.stopped ? 'suppressed' : 'failed',
      reason: because,
    });
    await this.nextContacts.inPlaceOf(tx, one, { signal: { state: 'open', snapshot } }, because);
  }
}
