import { partOfDigest } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { ClaimedDelivery } from './channel';
import { ChannelRegistry } from './channel-registry';
import { GATHERED } from './decide-digest';
import type { Delivery } from './delivery.entity';
import { DeliveryStates, type NextAttempt, NOT_CONFIRMED } from './delivery-states';
import { emitDelivered } from './emit-delivered';
import { GatherDigest } from './gather-digest';
import { insertDelivery, type NewDelivery } from './insert-delivery';
import { markChanged } from './mark-changed';

/** What a sent message answers to "why was I told", where it told of several signals. */
export const reasonOf = ({ members }: Pick<ClaimedDelivery, 'members'>): string | null =>
  members ? partOfDigest(members.length + 1) : null;

/** Records for the other deliveries of a digest what became of the one that led it. For a delivery alone it does nothing. */
@Injectable()
export class RecordMembers {
  constructor(
    private readonly states: DeliveryStates,
    private readonly digests: GatherDigest,
    private readonly channels: ChannelRegistry,
    private readonly outbox: Outbox,
  ) {}

  /** Where nobody knows whether the message arrived, they are told again: the leading one alone has lost its purpose. */
  async sent(
    tx: Tx,
    claimed: ClaimedDelivery,
    { message_id, found, confirmed }: { message_id?: string; found?: true; confirmed: boolean },
  ): Promise<{ retry_after_ms: number } | undefined> {
    if (!confirmed) return this.waitAgain(tx, claimed);
    const { members = [], digest } = claimed;
    for (const member of members) {
      const at = await this.states.finish(tx, member, { state: 'sent', reason: reasonOf(claimed), message_id });
      if (!at) continue;
      const signal = digest?.lines.find(({ signal_id }) => signal_id === member.signal_id);
      if (signal) this.states.announced(tx, { signal, audience: member.audience, at });
      await emitDelivered(tx, this.outbox, member, at);
    }
    if (members.length > 0) await this.showChanges(tx, claimed, found);
    return undefined;
  }

  /**
   * The message is sent again, because nobody found it where it was sent to. Whoever need not be told of a signal any more is
   * not told of it this time.
   * @param missing whether it is known that the message did not arrive.
   */
  async drop(tx: Tx, claimed: ClaimedDelivery, missing: boolean): Promise<void> {
    const { delivery, members = [], digest } = claimed;
    const dropped = members.filter((member) => member.dropped !== undefined);
    if (dropped.length === 0) return;
    for (const member of dropped)
      await this.states.finish(
        tx,
        member,
        missing ? { state: 'suppressed', reason: member.dropped! } : { state: 'sent', reason: NOT_CONFIRMED },
      );
    const kept = members.filter((member) => member.dropped === undefined);
    await this.digests.number(tx, delivery.id, kept.length);
    const isLeft = ({ signal_id }: Pick<Delivery, 'signal_id'>): boolean =>
      !dropped.some((member) => member.signal_id === signal_id);
    claimed.members = kept.length > 0 ? kept : undefined;
    claimed.digest = digest && kept.length > 0 ? { lines: digest.lines.filter(isLeft) } : undefined;
  }

  async postpone(tx: Tx, { delivery, members = [] }: ClaimedDelivery, next: NextAttempt): Promise<void> {
    for (const member of members) await this.states.postpone(tx, member, next);
    if (members.length > 0 && next.state === 'pending') await this.digests.release(tx, delivery.id);
  }

  /** The other channel tells all of them in a digest too. */
  async failed(
    tx: Tx,
    { members = [] }: ClaimedDelivery,
    { reason, other }: { reason: string; other?: Pick<NewDelivery, 'channel'> & Partial<NewDelivery> },
  ): Promise<{ retry_after_ms: number }> {
    for (const member of members) {
      const ended = await this.states.finish(tx, member, { state: 'failed', reason });
      if (ended && other) await insertDelivery(tx, { ...member, step_id: null, ...other, gathered: true });
    }
    return { retry_after_ms: 0 };
  }

  /** Nothing was sent, and the leading one will not be. */
  async waitAgain(tx: Tx, claimed: ClaimedDelivery): Promise<{ retry_after_ms: number } | undefined> {
    if (!claimed.members) return undefined;
    await this.postpone(tx, claimed, { state: 'pending', reason: GATHERED, after_ms: 0, uncounted: true });
    return { retry_after_ms: 0 };
  }

  /** A signal may have changed while its digest was under way; what was found may be older still. */
  private async showChanges(tx: Tx, { delivery, digest }: ClaimedDelivery, found?: true): Promise<void> {
    const shown = new Map(digest?.lines.map(({ signal_id, revision }) => [signal_id, revision]));
    const now = await rows<{ signal_id: string; revision: number }>(
      tx,
      'select s.signal_id, s.revision from deliveries d join signals s using (signal_id) where d.digest = $1',
      [delivery.id],
    );
    if (found || now.some(({ signal_id, revision }) => shown.get(signal_id) !== revision))
      await markChanged(tx, [delivery.signal_id], this.channels.editing);
  }
}
