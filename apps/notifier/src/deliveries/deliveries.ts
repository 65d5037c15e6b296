import { afterCommit, changed, one, rows, type Tx } from '@linesman/persistence';
import type { DeliveryChannelName } from '@linesman/contracts';
import { Injectable } from '@nestjs/common';
import type { Audience } from '../signals/audience';
import { isTakenBack } from '../roll-back';
import { revise } from '../signals/revise';
import { ChannelRegistry } from './channel-registry';
import { ClaimDelivery } from './claim-delivery';
import { announces } from './occasions';
import type { Delivery } from './delivery.entity';
import { DeliveryWorker } from './delivery-worker';
import { type NewDelivery, WORKING_HOURS } from './insert-delivery';
import { markChanged } from './mark-changed';
import { REJECTED } from './approve-delivery';
import { planDelivery, waits } from './plan-delivery';

/** A delivery that somebody else decides on. Without a channel, the one that reaches the audience is used. */
export type PlannedDelivery = Omit<NewDelivery, 'channel'> & Partial<Pick<NewDelivery, 'channel'>>;

/** What a person was last told of a signal. */
export type LastTold = Pick<Delivery, 'id' | 'channel' | 'occasion' | 'about' | 'follows' | 'state'>;

export interface ToldSoFar {
  last?: LastTold;
  /** How often it was decided to tell this person something of the signal. */
  count: number;
}

/** What became of a decision at once: `running` is sent as soon as the transaction has committed. */
export interface Planned {
  id: string;
  state: 'pending' | 'running' | 'skipped';
  reason?: string;
  at_once?: boolean;
}

type Renewal = Pick<NewDelivery, 'about' | 'template' | 'troubleshooting' | 'not_before'>;

/** What other features ask of deliveries: tell somebody, send what waits, show a change. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly worker: DeliveryWorker,
    private readonly claims: ClaimDelivery,
  ) {}

  /**
   * Decides that one person is told one thing. It is sent once the transaction has committed.
   * @returns the delivery's id, or nothing where this was decided before.
   */
  plan(tx: Tx, delivery: PlannedDelivery): Promise<string | undefined> {
    return planDelivery(tx, this.worker, this.addressed(delivery));
  }

  /**
   * As `plan`, for an opening that must not wait: where this process has room, the delivery is claimed for it as it is
   * inserted, and what its message says is read in this transaction. What the transaction changes afterwards, it does not show.
   */
  async planAtOnce(tx: Tx, planned: PlannedDelivery): Promise<Planned | undefined> {
    const delivery = this.addressed(planned);
    const claims = isTakenBack(tx) || this.worker.hasRoom(delivery);
    if (delivery.occasion !== 'opened' || waits(delivery) || !claims) {
      const id = await planDelivery(tx, this.worker, delivery);
      return id === undefined ? undefined : { id, state: 'pending' };
    }
    const claim = await this.claims.insertClaimed(tx, delivery);
    if (!claim) return undefined;
    const { id } = claim;
    switch (claim.kind) {
      case 'claimed': {
        const { claimed } = claim;
        // A turn that a rollback wastes delays the next message by less than a commit delays each.
        if (!isTakenBack(tx)) claimed.admitted = this.channels.get(claimed.delivery.channel).admit?.(claimed);
        afterCommit(tx, () => this.worker.sendClaimed(claimed));
        return { id, state: 'running', at_once: true };
      }
      case 'postponed':
        afterCommit(tx, () => this.worker.later(claim.after_ms));
        return { id, state: 'pending' };
      case 'suppressed':
        return { id, state: 'skipped', reason: claim.reason };
    }
  }

  private addressed(planned: PlannedDelivery): NewDelivery {
    const { channel } = planned;
    return channel ? { ...planned, channel } : { ...planned, ...this.channels.reaching(planned.audience) };
  }

  channelOf(audience: Audience): DeliveryChannelName {
    return this.channels.of(audience);
  }

  /** What a person was told of a signal so far, or is to be told. */
  async toldSoFar(
    tx: Tx,
    signalId: string,
    { audience, recipient }: Pick<Delivery, 'audience' | 'recipient'>,
  ): Promise<ToldSoFar> {
    const told = await one<{ count: number; last: LastTold | null }>(
      tx,
      `select count(*)::int as count, (select to_jsonb(l) from (
           select id, channel, occasion, about, follows, state from deliveries d
           where signal_id = $1 and audience = $2 and recipient = $3 and (about is not null or ${announces})
             and (state not in ('failed', 'suppressed') or reason = '${REJECTED}')
           order by created_at desc, id limit 1) l) as last
       from deliveries where signal_id = $1 and recipient = $3`,
      [signalId, audience, recipient.toLowerCase()],
    );
    return { count: told!.count, last: told!.last ?? undefined };
  }

  /**
   * A message that was not sent yet gets what was decided last: what it is about, its template, and whether it shows the
   * troubleshooting. It no longer waits for working hours if `now` has no `not_before`.
   * @returns whether it was not sent yet.
   */
  async renew(tx: Tx, id: string, now: Renewal): Promise<boolean> {
    const waiting = await one<Pick<Delivery, 'tenant_id' | 'channel' | 'state'>>(
      tx,
      `update deliveries set about = $2, template = $3, troubleshooting = $4,
         next_attempt_at = case when $5 and (reason = $6 or state = 'awaiting_approval') then clock_timestamp()
           else next_attempt_at end,
         due_at = case when $5 and reason = $6 then clock_timestamp() else due_at end,
         reason = case when $5 and reason = $6 then null else reason end
       where id = $1 and state in ('pending', 'awaiting_approval') returning tenant_id, channel, state`,
      [id, now.about, now.template ?? null, now.troubleshooting ?? true, !now.not_before, WORKING_HOURS],
    );
    if (waiting?.state === 'pending') afterCommit(tx, () => this.worker.now({ ...waiting, kind: 'send', id }));
    return waiting !== undefined;
  }

  /**
   * What waits for working hours is sent now, because it has become urgent; once it is critical it waits for no digest either.
   * An approval is still waited for.
   */
  async hasten(tx: Tx, signalId: string, isCritical: boolean): Promise<void> {
    const waiting = await rows<Pick<Delivery, 'id' | 'tenant_id' | 'channel' | 'state'>>(
      tx,
      `update deliveries set next_attempt_at = clock_timestamp(), due_at = clock_timestamp(), reason = null, digest = null
       where signal_id = $1 and (state = 'pending' and (reason = $2 or $3 and digest = id) or state = 'awaiting_approval') returning id, tenant_id, channel, state`,
      [signalId, WORKING_HOURS, isCritical],
    );
    for (const delivery of waiting.filter(({ state }) => state === 'pending'))
      afterCommit(tx, () => this.worker.now({ ...delivery, kind: 'send' }));
  }

  /**
   * A message that waits to be sent waits until this time. So does one that was suppressed for the reason `revives`.
   * @returns whether there was one.
   */
  async putOff(
    tx: Tx,
    { signal_id, occasion, recipient }: Pick<Delivery, 'signal_id' | 'occasion' | 'recipient'>,
    until: Date,
    revives: string,
  ): Promise<boolean> {
    const waiting = await changed(
      tx,
      `update deliveries set state = 'pending', next_attempt_at = $4, settled_at = null
       where signal_id = $1 and occasion = $2 and recipient = $3
         and (state = 'pending' or state = 'suppressed' and reason = $5)`,
      [signal_id, occasion, recipient.toLowerCase(), until, revives],
    );
    return waiting > 0;
  }

  /** A signal changed. Its messages are edited where their channel can do that, until the edit succeeds. */
  async showChange(tx: Tx, signalId: string): Promise<void> {
    const stale = await markChanged(tx, [signalId], this.channels.editing);
    for (const message of stale) afterCommit(tx, () => this.worker.now({ ...message, kind: 'refresh' }));
  }

  /** As `showChange`, of what a message that is being sent at this moment may not show yet. */
  async showNew(tx: Tx, signalId: string): Promise<void> {
    await revise(tx, signalId);
    await this.showChange(tx, signalId);
  }

  /** What the messages about signals show beside the signals themselves changed: they are edited as well. */
  async showState(tx: Tx, signalIds: string[]): Promise<void> {
    await markChanged(tx, signalIds, this.channels.editing);
  }
}
