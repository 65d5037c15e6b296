import { randomUUID } from 'node:crypto';
import { storable } from '@linesman/contracts';
import { LOGGER, runInContext, within } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { recordInTime } from '../record-in-time';
import { AskDiagnosis } from './ask-diagnosis';
import type { ClaimedDelivery, SendOutcome } from './channel';
import { ChannelRegistry } from './channel-registry';
import { type Claim, ClaimDelivery, type Taken } from './claim-delivery';
import { isClosing } from './occasions';
import { EditMessage } from './edit-message';
import { NOT_CONFIRMED } from './delivery-states';
import { type Next, RecordOutcome } from './record-outcome';
import { SentNotes } from './sent-notes';

/** The reason of what an earlier attempt had sent, which was not recorded. */
const FOUND = 'found_at_its_destination';

const outcomes = new Counter({
  name: 'delivery_outcomes_total',
  help: 'Ends of attempts to tell somebody something, by channel and kind.',
  labelNames: ['channel', 'kind'],
});

/** Claims a delivery, has its channel send it, records how that ended. No transaction is open while the channel sends. */
@Injectable()
export class SendDelivery {
  constructor(
    private readonly claims: ClaimDelivery,
    private readonly channels: ChannelRegistry,
    private readonly edits: EditMessage,
    private readonly outcomes: RecordOutcome,
    private readonly diagnoses: AskDiagnosis,
    private readonly notes: SentNotes,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async send(tenantId: string, id: string): Promise<Next> {
    return this.sendIfDue(await this.claims.claim(tenantId, id));
  }

  /** Sends what was taken with others. */
  async sendTaken(taken: Taken): Promise<Next> {
    return this.sendIfDue(await this.claims.goOn(taken));
  }

  async giveBack(claimed: ClaimedDelivery): Promise<Next> {
    await this.claims.giveBack(claimed);
    return { retry_after_ms: 0 };
  }

  private async sendIfDue(claim: Claim | undefined): Promise<Next> {
    if (claim?.kind === 'postponed') return { retry_after_ms: claim.after_ms };
    return claim?.kind === 'claimed' ? this.sendClaimed(claim.claimed) : undefined;
  }

  async sendClaimed(claimed: ClaimedDelivery): Promise<Next> {
    const context = { correlationId: claimed.delivery.correlation_id, causationId: randomUUID() };
    return runInContext(context, async () => {
      const outcome = this.afterLastAttempt(claimed, recordable(await this.attemptInTime(claimed).catch(unexpected)));
      this.log(claimed, outcome);
      const next = await recordInTime(claimed.delivery.lease_ends, () => this.outcomes.record(claimed, outcome));
      if (outcome.kind === 'sent') this.notes.forget(claimed.delivery.id);
      return next;
    });
  }

  /** After the lease another process may send it. */
  private attemptInTime(claimed: ClaimedDelivery): Promise<SendOutcome> {
    const { channel, lease_ends } = claimed.delivery;
    return within(Math.max(0, lease_ends - performance.now()), channel, () => this.attempt(claimed));
  }

  private async attempt(claimed: ClaimedDelivery): Promise<SendOutcome> {
    const { decision, delivery } = claimed;
    if (decision.act === 'send') return this.callAndNote(claimed);

    const noted = await this.notes.of(delivery.id);
    if (noted) return { ...noted, found: true, reason: FOUND };
    const found = await this.channels.get(delivery.channel).find(claimed);
    if (found.arrived === 'yes')
      return this.resumed(claimed, {
        kind: 'sent',
        message: found.message,
        found: true,
        reason: FOUND,
      });
    if (found.arrived === 'later' && !delivery.uncertain_for_long)
      return { kind: 'retry', reason: 'looked_for_later', after_ms: found.after_ms, uncounted: true };
    if (decision.then !== 'send')
      return found.arrived === 'no'
        ? { kind: 'suppressed', reason: decision.then.suppress }
        : { kind: 'sent', reason: NOT_CONFIRMED };
    await this.outcomes.beginAgain(claimed, found.arrived === 'no');
    // From here on it is as one that was never sent: what this attempt does not send needs no second look.
    delivery.previous_state = 'pending';
    return this.callAndNote(claimed);
  }

  private async callAndNote(claimed: ClaimedDelivery): Promise<SendOutcome> {
    const outcome = await this.callChannel(claimed);
    if (outcome.kind === 'sent') this.notes.note(claimed.delivery.id, outcome);
    return outcome;
  }

  /**
   * A channel that can edit shows the end, or what an unstable integration broke with now, in the existing message first;
   * what it then sends is a reply to it.
   */
  private async callChannel(claimed: ClaimedDelivery): Promise<SendOutcome> {
    const { delivery, existing } = claimed;
    const channel = this.channels.get(delivery.channel);
    if (!channel.edit || !existing || existing.gone_at || !(claimed.resumes || isClosing(delivery.occasion)))
      return this.sendAdmitted(claimed, this.diagnoses.into(claimed));
    const told = claimed.resumes ? await this.diagnoses.into(claimed) : claimed;
    const edit = await this.edits.edit(told, existing);
    if (!('message' in edit)) return edit;
    const reply = { ...told, existing: edit.message };
    const sent = await this.sendAdmitted(reply, reply);
    return edit.message.gone_at ? sent : this.resumed(told, sent);
  }

  private async sendAdmitted(
    claimed: ClaimedDelivery,
    told: ClaimedDelivery | Promise<ClaimedDelivery>,
  ): Promise<SendOutcome> {
    const channel = this.channels.get(claimed.delivery.channel);
    const [refused, whole] = await Promise.all([claimed.admitted ?? channel.admit?.(claimed), told]);
    return refused ?? channel.send(whole);
  }

  /** What was sent is a reply, and the signal's message is the one that was edited. */
  private resumed({ resumes, existing, delivery }: ClaimedDelivery, sent: SendOutcome): SendOutcome {
    const edits = this.channels.editing.includes(delivery.channel);
    if (sent.kind !== 'sent' || !resumes || !existing || !edits) return sent;
    return { ...sent, message: undefined, resumed: existing.id };
  }

  private afterLastAttempt({ delivery }: ClaimedDelivery, outcome: SendOutcome): SendOutcome {
    const counts = outcome.kind === 'ambiguous' || (outcome.kind === 'retry' && !outcome.uncounted);
    const { max_attempts } = this.channels.get(delivery.channel);
    if (!counts || delivery.attempts < max_attempts) return outcome;
    return { kind: 'failed', reason: `gave_up: ${outcome.reason}` };
  }

  private log({ delivery }: ClaimedDelivery, { kind, reason }: SendOutcome): void {
    const { id, channel, occasion, attempts } = delivery;
    outcomes.inc({ channel, kind });
    const line = { delivery_id: id, channel, occasion, attempts, outcome: kind, reason };
    this.logger[kind === 'sent' ? 'info' : 'warn'](line, 'delivery');
  }
}

/** A channel answers with an outcome. Where it throws nevertheless, nobody knows whether it had sent something. */
const unexpected = (error: unknown): SendOutcome => ({
  kind: 'ambiguous',
  reason: `unexpected: ${error instanceof Error ? error.message : String(error)}`,
});

/** The reason is often what a server outside said. */
const recordable = (outcome: SendOutcome): SendOutcome =>
  outcome.reason === undefined ? outcome : { ...outcome, reason: storable(outcome.reason, 500) };
