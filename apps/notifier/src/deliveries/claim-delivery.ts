import { randomBytes, randomUUID } from 'node:crypto';
import { Database, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { NotifierConfig } from '../config';
import type { Contact } from '../email/contact.entity';
import { readStory } from '../signals/read-story';
import type { Assignment } from './assignment';
import { decideSend } from './decide-send';
import type { Delivery, DeliveryState } from './delivery.entity';
import { endDelivery, putOff, stateBefore } from './let-go';
import type { Message } from './message.entity';

type Claimed = Assignment['delivery'] & { announced?: DeliveryState };

type Claim = { kind: 'taken'; assignment: Assignment } | { kind: 'put-off'; after_ms: number } | { kind: 'not-due' };

const WAIT_FOR_ANNOUNCEMENT_MS = 2_000;

/** Takes a due delivery up for this process alone, for the length of a lease. */
@Injectable()
export class ClaimDelivery {
  constructor(
    private readonly database: Database,
    private readonly config: NotifierConfig,
  ) {}

  /** What is not to be sent now is let go in the same transaction: only what may go out is ever seen as `sending`. */
  claim(tenantId: string, id: string): Promise<Claim> {
    return this.database.inTenant(tenantId, async (tx): Promise<Claim> => {
      const delivery = await this.take(tx, id);
      if (!delivery) return { kind: 'not-due' };
      const story = await readStory(tx, delivery.signal_id);
      if (!story) return later(tx, delivery, 'tenant_settings_not_known', 1_000);
      const contact = delivery.audience === 'contact' ? await contactOf(tx, delivery) : undefined;
      const stands = delivery.occasion === 'opened' ? undefined : await standing(tx, delivery);
      const { occasion, was, announced } = delivery;
      const decision = decideSend({ occasion, was, signal: story.signal.state, announced, stopped: contact?.stopped });
      if (decision.act === 'wait') return later(tx, delivery, decision.reason, WAIT_FOR_ANNOUNCEMENT_MS);
      if (decision.act === 'suppress') {
        await endDelivery(tx, delivery, 'suppressed', decision.reason);
        return { kind: 'not-due' };
      }
      return { kind: 'taken', assignment: { ...story, delivery, decision, contact, stands } };
    });
  }

  private async take(tx: Tx, id: string): Promise<Claimed | undefined> {
    const [rows] = (await tx.query(
      `with due as (
         select id, state, step_id from deliveries
         where id = $1 and (state in ('pending', 'ambiguous') and next_attempt_at <= clock_timestamp()
           or state = 'sending' and leased_until < clock_timestamp())
         for update skip locked),
       step as (
         update workflow_steps s set state = 'running', updated_at = now() from due where s.id = due.step_id)
       update deliveries d set state = 'sending', lease = $2, attempts = attempts + 1,
         leased_until = clock_timestamp() + make_interval(secs => $3),
         ambiguous_since = case when due.state = 'sending' then coalesce(d.ambiguous_since, now()) else d.ambiguous_since end
       from due where d.id = due.id
       returning d.*, due.state as was, (select a.state from deliveries a where a.id = d.follows) as announced,
         (select r.channel_id from tenant_settings t join slack_recipients r on r.integration_id = t.slack_integration_id
          where t.tenant_id = d.tenant_id and r.email = d.recipient) as conversation`,
      [id, randomUUID(), this.config.SEND_LEASE_SECONDS],
    )) as [Claimed[], number];
    return rows[0];
  }
}

async function later(tx: Tx, delivery: Claimed, reason: string, after_ms: number): Promise<Claim> {
  await putOff(tx, delivery, { state: stateBefore(delivery), reason, after_ms, uncounted: true });
  return { kind: 'put-off', after_ms };
}

async function contactOf(tx: Tx, { tenant_id, recipient }: Delivery): Promise<Contact> {
  const rows = (await tx.query(
    `insert into contacts (tenant_id, email, unsubscribe_token) values ($1, $2, $3)
     on conflict (tenant_id, email) do update set email = excluded.email returning *`,
    [tenant_id, recipient, randomBytes(24).toString('base64url')],
  )) as Contact[];
  return rows[0]!;
}

async function standing(tx: Tx, { signal_id, channel, recipient }: Delivery): Promise<Message | undefined> {
  const rows = (await tx.query(
    `select m.* from deliveries d join messages m on m.id = d.message_id
     where d.signal_id = $1 and d.channel = $2 and d.recipient = $3 and d.occasion = 'opened'`,
    [signal_id, channel, recipient],
  )) as Message[];
  return rows[0];
}
