import { randomUUID } from 'node:crypto';
import { runInContext } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { EmailChannel } from '../email/email-channel';
import { SlackChannel } from '../slack/slack-channel';
import type { Assignment } from './assignment';
import { ClaimDelivery } from './claim-delivery';
import { CountDuplicate } from './count-duplicate';
import type { Found, SendOutcome } from './send-outcome';
import { SettleDelivery } from './settle-delivery';

/** Rather doubled than missed: nobody waits longer than this for certainty. */
const LOOK_FOR_MS = 180_000;

/** How one channel says something, and finds out whether it was said. Neither runs inside a transaction. */
export interface DeliveryChannel {
  send(assignment: Assignment): Promise<SendOutcome>;
  find(assignment: Assignment): Promise<Found>;
}

/** Commit the intent, call, record. */
@Injectable()
export class SendDelivery {
  private readonly channels: Record<'slack' | 'email', DeliveryChannel>;

  constructor(
    private readonly claims: ClaimDelivery,
    private readonly settlements: SettleDelivery,
    private readonly duplicates: CountDuplicate,
    slack: SlackChannel,
    email: EmailChannel,
  ) {
    this.channels = { slack, email };
  }

  /** @returns after how long it is due again, if it is. */
  async send(tenantId: string, id: string): Promise<number | undefined> {
    const claim = await this.claims.claim(tenantId, id);
    if (claim.kind === 'not-due') return undefined;
    if (claim.kind === 'put-off') return claim.after_ms;
    const { assignment } = claim;
    const context = { correlationId: assignment.delivery.correlation_id, causationId: randomUUID() };
    return runInContext(context, async () =>
      this.settlements.settle(assignment, await this.carryOut(assignment).catch(unexpected)),
    );
  }

  private async carryOut(assignment: Assignment): Promise<SendOutcome> {
    const { decision, delivery } = assignment;
    const channel = this.channels[delivery.channel];
    if (decision.act === 'send') return channel.send(assignment);

    const found = await channel.find(assignment);
    if (found.arrived === 'yes')
      return { kind: 'sent', standing: found.standing, found: true, reason: 'found_at_its_destination' };
    if (found.arrived === 'later' && !isLate(delivery.ambiguous_since))
      return { kind: 'retry', reason: 'looked_for_later', after_ms: found.after_ms, uncounted: true };
    if (!decision.again)
      return found.arrived === 'no'
        ? { kind: 'suppressed', reason: decision.otherwise }
        : { kind: 'sent', reason: 'not_confirmed' };
    await this.duplicates.count(delivery);
    return channel.send(assignment);
  }
}

const isLate = (since: Date | null): boolean => since !== null && Date.now() - since.getTime() > LOOK_FOR_MS;

/** Channels answer with outcomes; what they throw is a mistake of ours, and where it happened is not known. */
const unexpected = (error: unknown): SendOutcome => ({
  kind: 'ambiguous',
  reason: `unexpected: ${error instanceof Error ? error.message : String(error)}`.slice(0, 500),
});
