import { type DeliveryChannelName, storable } from '@linesman/contracts';
import { changed, Database, one } from '@linesman/persistence';
import { Clock, LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { ChannelRegistry } from '../deliveries/channel-registry';
import { leaseFrom } from '../deliveries/lease-ended';
import { type MessageOutcome, outcomeOfMessage } from '../deliveries/outcome-of-message';
import { recordInTime } from '../record-in-time';
import { EmailOverdue } from './email-overdue';
import { overdueInWords } from './overdue-in-words';
import type { OverdueMessage } from './overdue-notice';
import { PostOverdue } from './post-overdue';
import { readTold } from './read-told';

type Due = Pick<OverdueMessage, 'tenant_id' | 'id'>;

const BATCH = 20;

const dueMessages = {
  name: 'due_overdue_messages',
  text: `select tenant_id, id from overdue_messages where state in ('pending', 'sending') and next_attempt_at <= $1
    order by next_attempt_at limit ${BATCH}`,
};

/** Sends what was decided, each once: on Slack, or by email where that is impossible. A claim lets one process send it. */
@Injectable()
export class SendOverdue implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
    private readonly slack: PostOverdue,
    private readonly email: EmailOverdue,
    private readonly periodic: Periodic,
    private readonly clock: Clock,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'tell people of overdue tasks', () => this.sweep());
  }

  private async sweep(): Promise<void> {
    const due = await this.database.queryInSystem<Due>(dueMessages, [this.clock.now()]);
    await Promise.all(due.map((one) => this.send(one)));
  }

  private async send(due: Due): Promise<void> {
    const claimed = await this.claim(due);
    if (!claimed) return;
    const outcome = await this.tell(claimed);
    await recordInTime(claimed.lease_ends, () => this.record(claimed, outcome));
  }

  private async tell(claimed: OverdueMessage): Promise<MessageOutcome> {
    const { max_attempts, fallback } = this.channels.get(claimed.channel);
    // No mail server can be asked. A second email has the Message-ID of the first.
    if (claimed.may_be_sent && fallback) {
      const found = await this.slack.find(claimed);
      if (found.arrived === 'yes') return { kind: 'settled', state: 'sent', reason: 'found_at_its_destination' };
      if (found.arrived === 'later' && !claimed.uncertain_for_long)
        return { kind: 'maybe', reason: 'looked_for_later', after_ms: found.after_ms, uncounted: true };
    }
    const { audience, settings, tenant_id, attempts } = claimed;
    const now = this.clock.now();
    const tasks = await this.database.inTenant(tenant_id, (tx) => readTold(tx, claimed, now));
    if (tasks.length === 0) return { kind: 'settled', state: 'not_sent', reason: 'nothing_to_say' };
    const zone = tasks.find((task) => task.zone)?.zone ?? settings.time_zone;
    const words = overdueInWords({ tasks, audience, zone }, now);
    const sent = fallback ? await this.slack.post(claimed, words) : await this.email.send(claimed, words);
    const ambiguous_wait_ms = this.config.AMBIGUOUS_WAIT_SECONDS * 1_000;
    return outcomeOfMessage(sent, { attempts, max_attempts, fallback, ambiguous_wait_ms });
  }

  private async claim({ tenant_id, id }: Due): Promise<OverdueMessage | undefined> {
    const lease_ends = leaseFrom(this.config);
    const values = [id, this.config.SEND_LEASE_SECONDS, this.clock.now()];
    const claimed = await this.database.inTenant(tenant_id, (tx) =>
      one<Omit<OverdueMessage, 'lease_ends'>>(tx, claim, values),
    );
    return claimed && { ...claimed, lease_ends };
  }

  private async record(claimed: OverdueMessage, outcome: MessageOutcome): Promise<void> {
    const { tenant_id, id, attempts } = claimed;
    const state = outcome.kind === 'settled' ? outcome.state : outcome.kind === 'maybe' ? 'sending' : 'pending';
    const uncounted = 'uncounted' in outcome && outcome.uncounted === true;
    const reason = outcome.reason ? storable(outcome.reason, 500) : null;
    if (state === 'not_sent' && reason !== 'nothing_to_say')
      this.logger.warn({ tenant_id, message_id: id, reason }, 'nobody was told that tasks are overdue');
    const fallback = this.channels.get(claimed.channel).fallback;
    const channel: DeliveryChannelName = outcome.kind === 'by_fallback' && fallback ? fallback : claimed.channel;
    const again = 'after_ms' in outcome ? outcome.after_ms : 0;
    const counted = outcome.kind === 'by_fallback' ? 0 : uncounted ? attempts - 1 : attempts;
    await this.database.inTenant(tenant_id, async (tx) => {
      const values = [id, attempts, state, reason, again, channel, counted];
      const recorded = await changed(tx, record, values);
      if (recorded > 0 && outcome.kind === 'settled') await changed(tx, settleNotices, [id, state, reason, channel]);
      // Slack is asked again for the conversation the next time.
      const forgotten = [claimed.settings.slack_integration_id, claimed.recipient];
      if (outcome.kind === 'by_fallback')
        await changed(tx, 'delete from slack_recipients where integration_id = $1 and email = $2', forgotten);
    });
  }
}

/** A row in state `sending` whose lease ended may have been sent by a process that died. */
const claim = `with due as (
    select id, state from overdue_messages
    where id = $1 and state in ('pending', 'sending') and next_attempt_at <= $3 for update skip locked)
  update overdue_messages m set state = 'sending', attempts = attempts + 1,
    ambiguous_since = case when due.state = 'sending' then coalesce(m.ambiguous_since, m.next_attempt_at) end,
    next_attempt_at = clock_timestamp() + make_interval(secs => $2)
  from due, tenant_settings s
  where m.id = due.id and s.tenant_id = m.tenant_id
  returning m.id, m.tenant_id, m.recipient, m.audience, m.channel, m.attempts, m.created_at, m.ambiguous_since,
    due.state = 'sending' as may_be_sent,
    coalesce(m.ambiguous_since < clock_timestamp() - interval '10 minutes', false) as uncertain_for_long,
    to_jsonb(s) as settings,
    (select c.slack_user_id from csms c where c.tenant_id = m.tenant_id and c.email = m.recipient) as slack_user_id,
    (select r.channel_id from slack_recipients r
     where r.integration_id = s.slack_integration_id and r.email = m.recipient) as channel_id`;

const record = `update overdue_messages set state = $3, reason = $4, channel = $6, attempts = $7,
    next_attempt_at = clock_timestamp() + make_interval(secs => $5 / 1000.0),
    ambiguous_since = case when $3 = 'sending' then coalesce(ambiguous_since, clock_timestamp()) end,
    settled_at = case when $3 in ('sent', 'not_sent') then clock_timestamp() end
  where id = $1 and state = 'sending' and attempts = $2`;

const settleNotices = `update overdue_notices set state = case when $2 = 'sent' then 'told' else 'not_told' end, reason = $3,
    channel = $4, settled_at = clock_timestamp()
  where message_id = $1 and state = 'waits'`;
