import { changed, Database, one } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { NotifierConfig } from '../config';
import { leaseFrom } from '../deliveries/lease-ended';
import { gaveUp, type MessageOutcome } from '../deliveries/outcome-of-message';
import { backoffMs } from '../deliveries/record-outcome';
import { SendPersonal } from '../deliveries/send-personal';
import { recordInTime } from '../record-in-time';
import type { ClaimedSummary } from './claimed-summary';
import { ReadSummary } from './read-summary';
import { countsOf, type SummaryCounts, saysNothing } from './summary';
import { summaryInWords } from './summary-in-words';

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

/** Sends what was decided, each once: where CSMs are told of signals, or by email where that is impossible. A claim lets one process send it. */
@Injectable()
export class SendSummaries implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly reading: ReadSummary,
    private readonly sending: SendPersonal,
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
    const covered = { tenant_id, from, to, ...(audience === 'csm' ? { csm: recipient } : {}) };
    let counts: SummaryCounts | undefined;
    try {
      const outcome = await this.sending.attempt(claimed, async () => {
        const summary = await this.reading.read(covered);
        counts = countsOf(summary);
        return saysNothing(counts) ? undefined : summaryInWords(summary, audience, claimed.settings.time_zone);
      });
      return { counts, outcome };
    } catch (error) {
      const reason = `summary_not_read: ${error instanceof Error ? error.message : String(error)}`;
      return {
        outcome: attempts >= MOST_ATTEMPTS ? gaveUp(reason) : { kind: 'again', reason, after_ms: backoffMs(attempts) },
      };
    }
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
    const { tenant_id, id, attempts } = claimed;
    const { state, reason, channel, after_ms, attempts: counted } = this.sending.after(claimed, outcome);
    const values = [id, attempts, state, reason, after_ms, counts ? JSON.stringify(counts) : null, channel, counted];
    await this.database.inTenant(tenant_id, (tx) => changed(tx, recorded, values));
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
    to_jsonb(s) as settings`;

const recorded = `update daily_summaries set state = $3, reason = $4, counts = coalesce($6::jsonb, counts), channel = $7,
    attempts = $8, next_attempt_at = clock_timestamp() + make_interval(secs => $5 / 1000.0),
    ambiguous_since = case when $3 = 'sending' then coalesce(ambiguous_since, clock_timestamp()) end,
    settled_at = case when $3 in ('sent', 'not_sent') then clock_timestamp() end
  where id = $1 and state = 'sending' and attempts = $2`;
