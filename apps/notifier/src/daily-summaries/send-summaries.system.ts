import { type DeliveryChannelName, storable } from '@linesman/contracts';
import { changed, Database, one } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { NotifierConfig } from '../config';
import type { SendOutcome } from '../deliveries/channel';
import { ChannelRegistry } from '../deliveries/channel-registry';
import { leaseFrom } from '../deliveries/lease-ended';
import { gaveUp, type MessageOutcome, outcomeOfMessage } from '../deliveries/outcome-of-message';
import { backoffMs } from '../deliveries/record-outcome';
import { recordInTime } from '../record-in-time';
import type { ClaimedSummary } from './claimed-summary';
import { EmailSummary } from './email-summary';
import { PostSummary } from './post-summary';
import { ReadSummary } from './read-summary';
import { countsOf, type SummaryCounts, saysNothing } from './summary';

type Due = Pick<ClaimedSummary, 'tenant_id' | 'id'>;

const BATCH = 20;
const MOST_ATTEMPTS = 24;

const dueSummaries = {
  name: 'due_daily_summaries',
  text: `select tenant_id, id from daily_summaries where state in ('pending', 'sending') and next_attempt_at <= now()
    order by next_attempt_at limit ${BATCH}`,
};

const ended = new Counter({
  name: 'daily_summaries_total',
  help: 'Daily summaries that were sent, and those that were not.',
  labelNames: ['state'],
});

/** Sends what was decided, each once: on Slack, or by email where that is impossible. A claim lets one process send it. */
@Injectable()
export class SendSummaries implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
    private readonly reading: ReadSummary,
    private readonly slack: PostSummary,
    private readonly email: EmailSummary,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'send daily summaries', () => this.sweep());
  }

  private async sweep(): Promise<void> {
    const due = await this.database.queryInSystem<Due>(dueSummaries, []);
    await Promise.all(due.map((one) => this.send(one)));
  }

  private async send(due: Due): Promise<void> {
    const claimed = await this.claim(due);
    if (!claimed) return;
    const { counts, outcome } = await this.tell(claimed);
    this.report(claimed, outcome);
    await recordInTime(claimed.lease_ends, () => this.record(claimed, outcome, counts));
  }

  private async tell(claimed: ClaimedSummary): Promise<{ counts?: SummaryCounts; outcome: MessageOutcome }> {
    const { tenant_id, covers_from: from, covers_until: to, audience, recipient, attempts } = claimed;
    if (!claimed.settings.daily_summary)
      return { outcome: { kind: 'settled', state: 'not_sent', reason: 'switched_off' } };
    const found = await this.lookForEarlier(claimed);
    if (found) return { outcome: found };
    const covered = { tenant_id, from, to, ...(audience === 'csm' ? { csm: recipient } : {}) };
    try {
      const summary = await this.reading.read(covered);
      const counts = countsOf(summary);
      if (saysNothing(counts))
        return { counts, outcome: { kind: 'settled', state: 'not_sent', reason: 'nothing_to_say' } };
      const sent = this.fallbackOf(claimed)
        ? await this.slack.post(claimed, summary)
        : await this.email.send(claimed, summary);
      return { counts, outcome: this.outcomeOf(sent, claimed) };
    } catch (error) {
      const reason = `summary_not_read: ${error instanceof Error ? error.message : String(error)}`;
      return {
        outcome: attempts >= MOST_ATTEMPTS ? gaveUp(reason) : { kind: 'again', reason, after_ms: backoffMs(attempts) },
      };
    }
  }

  /** @returns nothing where it may be sent now. */
  private async lookForEarlier(claimed: ClaimedSummary): Promise<MessageOutcome | undefined> {
    // No mail server can be asked. A second email has the Message-ID of the first.
    if (!claimed.may_be_sent || !this.fallbackOf(claimed)) return undefined;
    const found = await this.slack.find(claimed);
    if (found.arrived === 'yes') return { kind: 'settled', state: 'sent', reason: 'found_at_its_destination' };
    if (found.arrived === 'later' && !claimed.uncertain_for_long)
      return { kind: 'maybe', reason: 'looked_for_later', after_ms: found.after_ms, uncounted: true };
    return undefined;
  }

  /** Summaries are sent on the channel that tells CSMs, and on its fallback, which has none. */
  private fallbackOf({ channel }: ClaimedSummary): DeliveryChannelName | undefined {
    return this.channels.get(channel).fallback;
  }

  private outcomeOf(sent: SendOutcome, claimed: ClaimedSummary): MessageOutcome {
    const { attempts, channel } = claimed;
    const { max_attempts, fallback } = this.channels.get(channel);
    const ambiguous_wait_ms = this.config.AMBIGUOUS_WAIT_SECONDS * 1_000;
    return outcomeOfMessage(sent, { attempts, max_attempts, fallback, ambiguous_wait_ms });
  }

  private async claim({ tenant_id, id }: Due): Promise<ClaimedSummary | undefined> {
    const lease_ends = leaseFrom(this.config);
    const claimed = await this.database.inTenant(tenant_id, (tx) =>
      one<Omit<ClaimedSummary, 'lease_ends'>>(tx, claim, [id, this.config.SEND_LEASE_SECONDS]),
    );
    return claimed && { ...claimed, lease_ends };
  }

  private report({ tenant_id, id }: ClaimedSummary, outcome: MessageOutcome): void {
    if (outcome.kind !== 'settled') return;
    const { state, reason } = outcome;
    ended.inc({ state });
    if (state === 'not_sent' && reason !== 'nothing_to_say')
      this.logger.warn({ tenant_id, summary_id: id, reason }, 'a daily summary was not sent');
  }

  private async record(claimed: ClaimedSummary, outcome: MessageOutcome, counts?: SummaryCounts): Promise<void> {
    const { tenant_id, id, attempts, recipient, channel } = claimed;
    const state = outcome.kind === 'settled' ? outcome.state : outcome.kind === 'maybe' ? 'sending' : 'pending';
    const uncounted = 'uncounted' in outcome && outcome.uncounted === true;
    const reason = outcome.reason ? storable(outcome.reason, 500) : null;
    const values = [
      id,
      attempts,
      state,
      reason,
      'after_ms' in outcome ? outcome.after_ms : 0,
      counts ? JSON.stringify(counts) : null,
      outcome.kind === 'by_fallback' ? this.fallbackOf(claimed) : channel,
      outcome.kind === 'by_fallback' ? 0 : uncounted ? attempts - 1 : attempts,
    ];
    // Slack is asked again for the conversation the next time.
    const forgotten = [claimed.settings.slack_integration_id, recipient];
    await this.database.inTenant(tenant_id, async (tx) => {
      await changed(tx, recorded, values);
      if (outcome.kind === 'by_fallback')
        await changed(tx, 'delete from slack_recipients where integration_id = $1 and email = $2', forgotten);
    });
  }
}

/** A row in state `sending` whose lease ended may have been sent by a process that died. */
const claim = `with due as (
    select id, state from daily_summaries
    where id = $1 and state in ('pending', 'sending') and next_attempt_at <= clock_timestamp() for update skip locked)
  update daily_summaries d set state = 'sending', attempts = attempts + 1,
    ambiguous_since = case when due.state = 'sending' then coalesce(d.ambiguous_since, d.next_attempt_at) end,
    next_attempt_at = clock_timestamp() + make_interval(secs => $2)
  from due, tenant_settings s
  where d.id = due.id and s.tenant_id = d.tenant_id
  returning d.id, d.tenant_id, to_char(d.day, 'YYYY-MM-DD') as day, d.recipient, d.audience, d.channel, d.covers_from,
    d.covers_until, d.attempts, d.created_at, d.ambiguous_since, due.state = 'sending' as may_be_sent,
    coalesce(d.ambiguous_since < clock_timestamp() - interval '10 minutes', false) as uncertain_for_long,
    to_jsonb(s) as settings,
    (select c.slack_user_id from csms c where c.tenant_id = d.tenant_id and c.email = d.recipient) as slack_user_id,
    (select r.channel_id from slack_recipients r
     where r.integration_id = s.slack_integration_id and r.email = d.recipient) as channel_id`;

const recorded = `update daily_summaries set state = $3, reason = $4, counts = coalesce($6::jsonb, counts), channel = $7,
    attempts = $8, next_attempt_at = clock_timestamp() + make_interval(secs => $5 / 1000.0),
    ambiguous_since = case when $3 = 'sending' then coalesce(ambiguous_since, clock_timestamp()) end,
    settled_at = case when $3 in ('sent', 'not_sent') then clock_timestamp() end
  where id = $1 and state = 'sending' and attempts = $2`;
