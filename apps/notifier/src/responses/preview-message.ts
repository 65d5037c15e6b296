import type { Help } from '@linesman/contracts';
import { Database, one, type Tx } from '@linesman/persistence';
import { notFound, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from '../deliveries/channel-registry';
import { type Claim, ClaimDelivery } from '../deliveries/claim-delivery';
import { lockOpen, type SignalIds } from '../handling/open-signal';
import { rollBack } from '../roll-back';
import { helpsOf } from '../signals/helps';
import { occasionOf } from '../signals/signal-response.entity';
import { TechCalls } from './tech-calls';

/** The email that an action would send. */
export interface MessagePreview {
  /** The address of the technical contact. Absent where the customer has none. */
  recipient: string | null;
  subject: string | null;
  text: string | null;
  /** Why nothing would be sent; the reasons of deliveries. */
  reason: string | null;
}

/** No signal is asked as often, so that the preview is beside what was asked. */
const NEVER_ASKED = 1_000_000;

/** Who gets the email in place of a contact to whom none go. */
const passedOn = `select recipient from deliveries where signal_id = $1 and occasion = $2 and next_contact_because is not null`;

/** Says what the technical contact would be sent. It is decided and composed as it would be, and taken back. */
@Injectable()
export class PreviewMessage {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
    private readonly claims: ClaimDelivery,
    private readonly calls: TechCalls,
  ) {}

  async preview(ids: SignalIds, action: Help): Promise<MessagePreview> {
    const { recipient, claim } = await rollBack(this.database, ids.tenant_id, (tx) => this.decide(tx, ids, action));
    const nothing = { recipient: recipient ?? null, subject: null, text: null };
    if (!claim) return { ...nothing, reason: null };
    if (claim.kind !== 'claimed') return { ...nothing, reason: claim.kind === 'suppressed' ? claim.reason : null };
    const message = await this.channels.get(claim.claimed.delivery.channel).preview?.(claim.claimed);
    return message ? { recipient: recipient!, ...message, reason: null } : { ...nothing, reason: null };
  }

  private async decide(tx: Tx, ids: SignalIds, action: Help): Promise<{ recipient?: string; claim?: Claim }> {
    const signal = await lockOpen(tx, ids);
    if (!signal) throw notFound('open signal');
    if (!helpsOf(signal.snapshot).includes(action))
      throw new Problem(
        409,
        'does-not-help',
        'This does not help with the problem as it is now. Read the signal again.',
      );
    const recipient = signal.snapshot.customer?.technical_contact?.email;
    if (!recipient) return {};
    if (action === 'schedule_tech_call') await this.calls.offer(tx, ids.tenant_id, signal.snapshot, recipient);
    const occasion = occasionOf({ action, asked: NEVER_ASKED });
    const planned = { ...ids, occasion, recipient, audience: 'contact', channel: this.channels.of('contact') } as const;
    const claim = await this.claims.insertClaimed(tx, planned);
    const next = await one<{ recipient: string }>(tx, passedOn, [ids.signal_id, occasion]);
    if (!next) return { recipient, claim };
    // They have the first occasion by now.
    const anew = { ...planned, ...next, occasion: occasionOf({ action, asked: NEVER_ASKED + 1 }) };
    return { ...next, claim: await this.claims.insertClaimed(tx, anew) };
  }
}
