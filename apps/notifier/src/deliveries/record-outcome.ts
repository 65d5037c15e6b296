import { randomUUID } from 'node:crypto';
import { Outbox } from '@linesman/messaging';
import { changed, Database, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { NotifierConfig } from '../config';
import type { ClaimedDelivery, Failure, SendOutcome, SentMessage } from './channel';
import { ChannelRegistry } from './channel-registry';
import type { Delivery } from './delivery.entity';
import { emitDelivered } from './emit-delivered';
import { isAnnouncement } from './occasions';
import { reasonOf, RecordMembers } from './record-members';
import { keepLinkStep, SENT } from '../signals/keep-link-step';
import { csmOf } from '../signals/wording';
import { DeliveryStates, NOT_CONFIRMED, stateBefore } from './delivery-states';
import { insertDelivery, type NewDelivery } from './insert-delivery';

/** What the worker has to do next for the same person: try again after a while, or send the fallback's delivery. */
export type Next =
  { retry_after_ms: number } | { send_now: Pick<Delivery, 'id' | 'tenant_id' | 'channel'> } | undefined;

const BACKOFF_MS = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 900_000];
export const backoffMs = (attempts: number): number => BACKOFF_MS[Math.min(attempts, BACKOFF_MS.length) - 1] ?? 1_000;

const sentAgain = new Counter({
  name: 'deliveries_sent_again_total',
  help: 'Deliveries sent again although an earlier attempt may have arrived.',
  labelNames: ['channel'],
});

/** Records what became of an attempt, in one transaction with everything that follows from it. */
@Injectable()
export class RecordOutcome {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
    private readonly states: DeliveryStates,
    private readonly outbox: Outbox,
    private readonly config: NotifierConfig,
    private readonly members: RecordMembers,
  ) {}

  /**
   * Called before the second attempt, so that a process which dies in it has counted too.
   * @param missing whether it is known that the first one did not arrive.
   */
  async beginAgain(claimed: ClaimedDelivery, missing: boolean): Promise<void> {
    const { id, tenant_id, channel, lease } = claimed.delivery;
    sentAgain.inc({ channel });
    await this.database.inTenant(tenant_id, async (tx) => {
      await changed(
        tx,
        'update deliveries set duplicates = duplicates + 1, ambiguous_since = null where id = $1 and lease = $2',
        [id, lease],
      );
      await this.members.drop(tx, claimed, missing);
    });
  }

  record(claimed: ClaimedDelivery, outcome: SendOutcome): Promise<Next> {
    return this.database.inTenant(claimed.delivery.tenant_id, async (tx): Promise<Next> => {
      switch (outcome.kind) {
        case 'sent':
          return this.sent(tx, claimed, outcome);
        case 'retry':
        case 'ambiguous':
          return { retry_after_ms: await this.postpone(tx, claimed, outcome) };
        case 'failed':
          return this.failed(tx, claimed, outcome);
        case 'suppressed':
          await this.states.finish(tx, claimed.delivery, { state: 'suppressed', reason: outcome.reason });
          return this.members.waitAgain(tx, claimed);
      }
    });
  }

  private async postpone(
    tx: Tx,
    claimed: ClaimedDelivery,
    outcome: SendOutcome & { kind: 'retry' | 'ambiguous' },
  ): Promise<number> {
    const { delivery } = claimed;
    const { kind, reason } = outcome;
    const ambiguous = kind === 'ambiguous';
    const wait = ambiguous ? this.config.AMBIGUOUS_WAIT_SECONDS * 1_000 : outcome.after_ms;
    const after_ms = wait ?? backoffMs(delivery.attempts);
    const state = ambiguous ? 'ambiguous' : stateBefore(delivery);
    const next = { state, reason, after_ms, uncounted: !ambiguous && outcome.uncounted } as const;
    await this.states.postpone(tx, delivery, next);
    await this.members.postpone(tx, claimed, next);
    return after_ms;
  }

  private async failed(tx: Tx, claimed: ClaimedDelivery, failure: Failure): Promise<Next> {
    const { delivery } = claimed;
    if (!(await this.states.finish(tx, delivery, { state: 'failed', reason: failure.reason }))) return undefined;
    const channel = this.channels.get(delivery.channel);
    await channel.afterFailure?.(tx, claimed, failure);
    const other = channel.fallback ? { channel: channel.fallback } : this.managerOf(claimed);
    const next =
      other &&
      (await insertDelivery(tx, { ...delivery, step_id: null, ...other, gathered: claimed.members !== undefined }));
    if (claimed.members) return this.members.failed(tx, claimed, { reason: failure.reason, other });
    return next && { send_now: next };
  }

  /** Nothing reaches the CSM: the manager is told in their place, but not invited to the CSM's calls. */
  private managerOf({
    delivery,
    signal,
  }: ClaimedDelivery): Pick<NewDelivery, 'channel' | 'by_choice' | 'recipient'> | undefined {
    const csm = csmOf(signal);
    if (!csm?.manager || delivery.audience !== 'csm' || delivery.recipient !== csm.email.toLowerCase())
      return undefined;
    if (delivery.occasion.startsWith('tech_call.')) return undefined;
    return { ...this.channels.reaching('csm'), recipient: csm.manager.email };
  }

  private async sent(tx: Tx, claimed: ClaimedDelivery, outcome: SendOutcome & { kind: 'sent' }): Promise<Next> {
    const { delivery, signal } = claimed;
    const { message, found, reason = null, link_id, resumed } = outcome;
    const message_id = resumed ?? (message && randomUUID());
    const end = { state: 'sent', reason: reason ?? reasonOf(claimed), message_id } as const;
    const deliveredAt = await this.states.finish(tx, delivery, end);
    if (!deliveredAt) return undefined;
    // What was found may have been written before the signal's last change, so it is edited once.
    if (message && message_id)
      await this.keepMessage(tx, claimed, { ...message, id: message_id }, found ? 0 : signal.revision);
    const { tenant_id, signal_id, recipient, audience } = delivery;
    if (link_id) {
      const step = { link_id, tenant_id, signal_id, recipient, taken_at: deliveredAt };
      const nothing = { accounts: null, access: null, colleague: null };
      await keepLinkStep(tx, { ...step, ...nothing, number: SENT, step: 'sent' });
    }
    if (isAnnouncement(delivery)) this.states.announced(tx, { signal, audience, at: deliveredAt });
    await emitDelivered(tx, this.outbox, delivery, deliveredAt);
    return this.members.sent(tx, claimed, { message_id, found, confirmed: reason !== NOT_CONFIRMED });
  }

  private async keepMessage(
    tx: Tx,
    { delivery }: ClaimedDelivery,
    message: SentMessage & { id: string },
    revision: number,
  ): Promise<void> {
    const { tenant_id, channel, recipient, signal_id } = delivery;
    await changed(
      tx,
      `insert into messages
         (id, tenant_id, channel, recipient, team_id, channel_id, ts, message_id, subject, shows_revision, refresh_due_at)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10::int,
         case when $11 and s.state = 'open' and s.revision > $10::int then clock_timestamp() end
       from signals s where s.signal_id = $12`,
      [
        message.id,
        tenant_id,
        channel,
        recipient,
        message.team_id ?? null,
        message.channel_id ?? null,
        message.ts ?? null,
        message.message_id ?? null,
        message.subject ?? null,
        revision,
        isAnnouncement(delivery) && this.channels.editing.includes(channel),
        signal_id,
      ],
    );
  }
}
