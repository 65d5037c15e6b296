import { changed, Database, one } from '@linesman/persistence';
import { Clock, LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { leaseFrom } from '../deliveries/lease-ended';
import type { MessageOutcome } from '../deliveries/outcome-of-message';
import type { MessageContent } from '../deliveries/personal-message';
import { SendPersonal } from '../deliveries/send-personal';
import { recordInTime } from '../record-in-time';
import { overdueInWords } from './overdue-in-words';
import type { OverdueMessage } from './overdue-notice';
import { readTold } from './read-told';

type Due = Pick<OverdueMessage, 'tenant_id' | 'id'>;

const BATCH = 20;

const dueMessages = {
  name: 'due_overdue_messages',
  text: `select tenant_id, id from overdue_messages where state in ('pending', 'sending') and next_attempt_at <= $1
    order by next_attempt_at limit ${BATCH}`,
};

/** Sends what was decided, each once: where the person is told of signals, or by email where that is impossible. A claim lets one process send it. */
@Injectable()
export class SendOverdue implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly sending: SendPersonal,
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
    const outcome = await this.sending.attempt(claimed, () => this.compose(claimed));
    await recordInTime(claimed.lease_ends, () => this.record(claimed, outcome));
  }

  /** @returns nothing where all of its tasks were closed or moved meanwhile. */
  private async compose(message: OverdueMessage): Promise<MessageContent | undefined> {
    const { audience, settings, tenant_id } = message;
    const now = this.clock.now();
    const tasks = await this.database.inTenant(tenant_id, (tx) => readTold(tx, message, now));
    if (tasks.length === 0) return undefined;
    const zone = tasks.find((task) => task.zone)?.zone ?? settings.time_zone;
    return overdueInWords({ tasks, audience, zone }, now);
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
    const { state, reason, channel, after_ms, attempts: counted } = this.sending.after(claimed, outcome);
    if (state === 'not_sent' && reason !== 'nothing_to_say')
      this.logger.warn({ tenant_id, message_id: id, reason }, 'nobody was told that tasks are overdue');
    await this.database.inTenant(tenant_id, async (tx) => {
      const values = [id, attempts, state, reason, after_ms, channel, counted];
      const recorded = await changed(tx, record, values);
      if (recorded > 0 && outcome.kind === 'settled') await changed(tx, settleNotices, [id, state, reason, channel]);
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
    to_jsonb(s) as settings`;

const record = `update overdue_messages set state = $3, reason = $4, channel = $6, attempts = $7,
    next_attempt_at = clock_timestamp() + make_interval(secs => $5 / 1000.0),
    ambiguous_since = case when $3 = 'sending' then coalesce(ambiguous_since, clock_timestamp()) end,
    settled_at = case when $3 in ('sent', 'not_sent') then clock_timestamp() end
  where id = $1 and state = 'sending' and attempts = $2`;

const settleNotices = `update overdue_notices set state = case when $2 = 'sent' then 'told' else 'not_told' end, reason = $3,
    channel = $4, settled_at = clock_timestamp()
  where message_id = $1 and state = 'waits'`;
