import { randomUUID } from 'node:crypto';
import { defaultDigest } from '@linesman/contracts';
import { Database, one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { NotifierConfig } from '../config';
import { readSignalContext, type SignalContext } from '../signals/signal-context';
import type { ClaimedDelivery, StoredRecipient } from './channel';
import { ChannelRegistry } from './channel-registry';
import { decideSend } from './decide-send';
import type { Delivery, DeliveryState } from './delivery.entity';
import { DeliveryStates, stateBefore } from './delivery-states';
import { insertDelivery, type NewDelivery } from './insert-delivery';
import { toldLately } from './told-lately';
import { leaseFrom } from './lease-ended';
import { earlierConversation } from './earlier-conversation';
import { GatherDigest } from './gather-digest';
import { decideDigest, SHOWN_IN_DIGEST } from './decide-digest';
import { markChanged } from './mark-changed';
import type { Message } from './message.entity';
import { announces, asksForApproval, isAnnouncement, NUDGE } from './occasions';
import { factsOfSignal } from './send-facts';
import { SilencesNow } from './silences-now';
import { abandonedBy } from '../signals/abandoned';
import { openApproval } from '../signals/approval-wording';
import { readShownDigest } from '../signals/digest';

type Claimed = ClaimedDelivery['delivery'] & {
  opening_state: DeliveryState | null;
  opening_waits: boolean | null;
  /** Of the delivery that first told the same person, where that was in a digest. */
  opening_digest: string | null;
  told_lately: number;
};
/** A delivery with the lease of this process, before it was read what is sent. */
export type Taken = Claimed;

type Told = Pick<Delivery, 'tenant_id' | 'signal_id' | 'audience' | 'recipient' | 'channel' | 'occasion' | 'follows'> &
  Pick<Delivery, 'template' | 'troubleshooting'>;

/** What a delivery is made from. Without a context while the signal or the settings are not known. */
interface Read {
  context?: SignalContext;
  stored: StoredRecipient;
  existing?: Message;
}

/** Leases the rows of `due`, each for as many seconds as the parameter says. */
export const takeDue = (seconds: string): string => `
  update deliveries d set state = 'sending', lease = gen_random_uuid(), attempts = d.attempts + 1,
    leased_until = clock_timestamp() + make_interval(secs => ${seconds}),
    ambiguous_since = case when due.state = 'sending' then coalesce(d.ambiguous_since, d.leased_until) else d.ambiguous_since end
  from due where d.id = due.id
  returning d.*, due.state as previous_state,
    (select o.state from deliveries o where o.id = d.follows) as opening_state,
    (select o.state = 'pending' and (o.digest is not null or o.next_attempt_at > clock_timestamp() + interval '30 seconds')
       from deliveries o where o.id = d.follows) as opening_waits,
    (select o.digest from deliveries o where o.id = d.follows) as opening_digest, ${toldLately} as told_lately,
    (select p.about from deliveries p where p.signal_id = d.signal_id and p.audience = d.audience
       and p.recipient = d.recipient and p.created_at < d.created_at and p.about is not null
       and p.state not in ('failed', 'suppressed') order by p.created_at desc limit 1) as told_before,
    coalesce(d.ambiguous_since < clock_timestamp() - interval '10 minutes', false) as uncertain_for_long`;

export type Claim =
  | { kind: 'claimed'; claimed: ClaimedDelivery }
  | { kind: 'postponed'; after_ms: number }
  | { kind: 'suppressed'; reason: string };

const WAIT_FOR_OPENING_MS = 2_000;

/** Claims a due delivery for this process alone until its lease ends. */
@Injectable()
export class ClaimDelivery {
  constructor(
    private readonly database: Database,
    private readonly config: NotifierConfig,
    private readonly channels: ChannelRegistry,
    private readonly states: DeliveryStates,
    private readonly digests: GatherDigest,
    private readonly silences: SilencesNow,
    private readonly clock: Clock,
  ) {}

  /**
   * A delivery that is not to be sent now is finished or postponed in the same transaction, so that other processes see
   * `sending` only for deliveries that are sent.
   */
  claim(tenantId: string, id: string): Promise<Claim | undefined> {
    const lease_ends = leaseFrom(this.config);
    return this.database.inTenant(tenantId, async (tx) => {
      const taken = await this.take(tx, id);
      return taken && this.prepareTaken(tx, { ...taken, lease_ends });
    });
  }

  /** The same of a delivery that was taken with others. */
  goOn(taken: Taken): Promise<Claim> {
    return this.database.inTenant(taken.tenant_id, (tx) => this.prepareTaken(tx, taken));
  }

  /** What was claimed and not begun is sent by whoever has room. */
  async giveBack({ delivery }: ClaimedDelivery): Promise<void> {
    await this.database.inTenant(delivery.tenant_id, (tx) =>
      this.states.postpone(tx, delivery, { state: 'pending', reason: 'waits_for_room', after_ms: 0, uncounted: true }),
    );
  }

  private async prepareTaken(tx: Tx, delivery: Claimed): Promise<Claim> {
    if (delivery.digest && delivery.digest !== delivery.id) {
      if (await this.digests.isLed(tx, delivery)) return { kind: 'postponed', after_ms: WAIT_FOR_OPENING_MS };
      delivery.digest = null;
    }
    const claim = await this.prepare(tx, delivery, await this.read(tx, delivery));
    if (claim.kind === 'claimed')
      await this.states.report(tx, { step_id: delivery.step_id, state: 'sending', reason: null });
    return claim;
  }

  /**
   * Inserts a delivery that is claimed from the beginning.
   * @returns nothing where the same person is told the same thing on this channel already.
   */
  async insertClaimed(tx: Tx, planned: NewDelivery): Promise<(Claim & { id: string }) | undefined> {
    const lease_ends = leaseFrom(this.config);
    const lease = randomUUID();
    const leased = { lease, seconds: this.config.SEND_LEASE_SECONDS };
    // In one round trip: what is read does not depend on whether the row is new.
    const [delivery, read] = await Promise.all([
      insertDelivery(tx, { ...planned, leased }),
      this.read(tx, toldBy(planned)),
    ]);
    if (!delivery) return undefined;
    const claimed = {
      ...delivery,
      lease,
      lease_ends,
      previous_state: 'pending',
      opening_state: null,
      opening_waits: null,
      opening_digest: null,
      told_lately: delivery.told_lately ?? 0,
      told_before: null,
      uncertain_for_long: false,
    } as const;
    // The tenant chose another channel, which has stored something else about the recipient.
    const own = delivery.channel === planned.channel ? read : await this.read(tx, delivery);
    return { ...(await this.prepare(tx, claimed, own)), id: delivery.id };
  }

  private async read(tx: Tx, delivery: Told): Promise<Read> {
    const [context, stored, existing] = await Promise.all([
      readSignalContext(tx, delivery.signal_id, delivery),
      this.channels.get(delivery.channel).readRecipient?.(tx, delivery),
      isAnnouncement(delivery) ? undefined : existingMessage(tx, delivery),
    ]);
    return { context, stored: stored ?? {}, existing };
  }

  /** Decides whether a claimed delivery is sent now. */
  private async prepare(tx: Tx, delivery: Claimed, { context, stored, existing }: Read): Promise<Claim> {
    if (!context) return this.postpone(tx, delivery, 'tenant_settings_not_known', 1_000);
    const at = { now: this.clock.now(), silences: await this.silences.for(tx, delivery) };
    const decision = decideSend({
      occasion: delivery.occasion,
      previous_state: delivery.previous_state,
      follows: delivery.follows !== null,
      opening_state: delivery.opening_state,
      opening_waits: delivery.opening_waits ?? false,
      shown_in_digest: delivery.opening_digest !== null && this.canEdit(existing),
      stopped: stored.stopped,
      needless: whyNeedless(context, delivery),
      ...factsOfSignal(delivery, context, at),
    });
    if (decision.act === 'wait') return this.wait(tx, delivery, decision);
    if (decision.act === 'suppress') {
      await this.states.finish(tx, delivery, { state: 'suppressed', reason: decision.reason });
      if (decision.reason === stored.stopped)
        await this.channels.get(delivery.channel).afterStop?.(tx, delivery, context);
      if (decision.reason === SHOWN_IN_DIGEST) await markChanged(tx, [delivery.signal_id], this.channels.editing);
      return { kind: 'suppressed', reason: decision.reason };
    }
    const claimed = { ...context, delivery, decision, existing, stored };
    const digest = decideDigest(
      {
        ...delivery,
        follows: delivery.follows !== null,
        severity: context.signal.snapshot.severity,
        gathered: delivery.digest !== null,
      },
      context.settings.digest ?? defaultDigest,
    );
    if (digest === 'gather') return { kind: 'postponed', after_ms: await this.digests.wait(tx, delivery) };
    if (digest === 'alone' && delivery.digest) await this.digests.leave(tx, delivery);
    const members = digest === 'lead' ? await this.digests.take(tx, delivery) : [];
    if (members.length === 0) {
      const earlier = await earlierConversation(tx, delivery, context);
      return { kind: 'claimed', claimed: earlier ? { ...claimed, existing: earlier, resumes: true } : claimed };
    }
    return { kind: 'claimed', claimed: { ...claimed, members, digest: await readShownDigest(tx, delivery.id) } };
  }

  private canEdit(message: Message | undefined): boolean {
    return message !== undefined && !message.gone_at && this.channels.editing.includes(message.channel);
  }

  private take(tx: Tx, id: string): Promise<Taken | undefined> {
    return one<Taken>(
      tx,
      `with due as (
         select id, state from deliveries
         where id = $1 and channel = any($3::text[]) and (state in ('pending', 'ambiguous') and next_attempt_at <= clock_timestamp()
           or state = 'sending' and leased_until < clock_timestamp())
         for update skip locked)
       ${takeDue('$2')}`,
      [id, this.config.SEND_LEASE_SECONDS, this.channels.names],
    );
  }

  private async wait(tx: Tx, delivery: Claimed, { reason, until }: { reason: string; until?: Date }): Promise<Claim> {
    if (!until) return this.postpone(tx, delivery, reason, WAIT_FOR_OPENING_MS);
    await this.states.waitUntil(tx, delivery, { reason, until });
    return { kind: 'postponed', after_ms: until.getTime() - this.clock.now().getTime() };
  }

  private async postpone(tx: Tx, delivery: Claimed, reason: string, after_ms: number): Promise<Claim> {
    await this.states.postpone(tx, delivery, { state: stateBefore(delivery), reason, after_ms, uncounted: true });
    return { kind: 'postponed', after_ms };
  }
}

const DECIDED_FIRST = 'decided_before_told';

function whyNeedless(context: SignalContext, delivery: Claimed): string | undefined {
  if (delivery.occasion === NUDGE) return whyNoNudge(context, delivery);
  if (!asksForApproval(delivery.occasion)) return undefined;
  return openApproval(context, delivery.occasion) ? undefined : DECIDED_FIRST;
}

function whyNoNudge({ link_steps }: SignalContext, { recipient }: Claimed): string | undefined {
  const found = abandonedBy(link_steps, recipient);
  return 'reason' in found ? found.reason : undefined;
}

/** As the row will be. */
const toldBy = ({ recipient, follows, template, troubleshooting, ...planned }: NewDelivery): Told => ({
  ...planned,
  recipient: recipient.toLowerCase(),
  follows: follows ?? null,
  template: template ?? null,
  troubleshooting: troubleshooting ?? true,
});

const existingMessage = (tx: Tx, { signal_id, channel, recipient }: Told): Promise<Message | undefined> =>
  one<Message>(
    tx,
    `select m.* from deliveries d join messages m on m.id = d.message_id
     where d.signal_id = $1 and d.channel = $2 and d.recipient = $3 and ${announces} order by d.created_at desc limit 1`,
    [signal_id, channel, recipient],
  );
