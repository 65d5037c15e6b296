import { randomUUID } from 'node:crypto';
import { alertDelivered } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Database, type Tx } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { NotifierConfig } from '../config';
import type { Assignment } from './assignment';
import { finishStep } from '../workflow/finish-step';
import { FailOver } from './fail-over';
import { backoffMs, isExhausted, type SendOutcome, type Standing } from './send-outcome';

const tryable = (it: SendOutcome): it is SendOutcome & { kind: 'retry' | 'ambiguous' } =>
  it.kind === 'ambiguous' || (it.kind === 'retry' && !it.uncounted);

const stepStates = { sent: 'done', failed: 'failed', suppressed: 'skipped' } as const;

const outcomes = new Counter({
  name: 'delivery_outcomes_total',
  help: 'Ends of attempts to tell somebody something, by channel and kind.',
  labelNames: ['channel', 'kind'],
});

/** Writes down what became of an attempt. Only the holder of the lease may. */
@Injectable()
export class SettleDelivery {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly failOver: FailOver,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns after how long to try again, if at all. */
  async settle(assignment: Assignment, ended: SendOutcome): Promise<number | undefined> {
    const { delivery } = assignment;
    const { channel, attempts, occasion } = delivery;
    const outcome: SendOutcome =
      tryable(ended) && isExhausted(channel, attempts) ? { kind: 'failed', reason: `gave_up: ${ended.reason}` } : ended;
    outcomes.inc({ channel, kind: outcome.kind });
    const log = outcome.kind === 'sent' ? 'info' : 'warn';
    const said = { delivery_id: delivery.id, channel, occasion, attempts, outcome: outcome.kind };
    this.logger[log]({ ...said, reason: 'reason' in outcome ? outcome.reason : undefined }, 'delivery');
    return this.database.inTenant(delivery.tenant_id, (tx) => this.record(tx, assignment, outcome));
  }

  private async record(tx: Tx, assignment: Assignment, outcome: SendOutcome): Promise<number | undefined> {
    if (outcome.kind === 'sent') return this.sent(tx, assignment, outcome.standing, outcome.reason);
    if (outcome.kind === 'retry') {
      const delay = outcome.after_ms ?? backoffMs(assignment.delivery.attempts);
      const state = assignment.delivery.was === 'pending' ? 'pending' : 'ambiguous';
      await this.again(tx, assignment, state, outcome.reason, delay, outcome.uncounted);
      return delay;
    }
    if (outcome.kind === 'ambiguous') {
      const delay = this.config.AMBIGUOUS_WAIT_SECONDS * 1_000;
      await this.again(tx, assignment, 'ambiguous', outcome.reason, delay);
      return delay;
    }
    if (!(await this.end(tx, assignment, outcome.kind, outcome.reason))) return undefined;
    if (outcome.kind === 'failed') await this.failOver.after(tx, assignment, outcome);
    return undefined;
  }

  private async sent(tx: Tx, assignment: Assignment, standing?: Standing, reason?: string): Promise<undefined> {
    const { delivery, signal } = assignment;
    const message = standing ? randomUUID() : null;
    const deliveredAt = await this.end(tx, assignment, 'sent', reason ?? null, message);
    if (!deliveredAt) return undefined;
    if (standing)
      await tx.query(
        `insert into messages
           (id, tenant_id, channel, recipient, team_id, channel_id, ts, message_id, subject, shows_revision, refresh_due_at)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10::int,
           case when $3 = 'slack' and $11 = 'opened' and s.state = 'open' and s.revision > $10::int then now() end
         from signals s where s.signal_id = $12`,
        [
          message,
          delivery.tenant_id,
          delivery.channel,
          delivery.recipient,
          standing.team_id ?? null,
          standing.channel_id ?? null,
          standing.ts ?? null,
          standing.message_id ?? null,
          standing.subject ?? null,
          signal.revision,
          delivery.occasion,
          delivery.signal_id,
        ],
      );
    await this.outbox.emit(tx, alertDelivered, {
      tenantId: delivery.tenant_id,
      aggregateId: delivery.id,
      aggregateVersion: 1,
      data: {
        delivery_id: delivery.id,
        signal_id: delivery.signal_id,
        channel: delivery.channel,
        occasion: delivery.occasion,
        recipient: delivery.recipient,
        delivered_at: deliveredAt.toISOString(),
      },
    });
    return undefined;
  }

  /** @returns when it ended; nothing when the lease was lost: somebody else has taken it up meanwhile. */
  private async end(
    tx: Tx,
    { delivery }: Assignment,
    state: 'sent' | 'failed' | 'suppressed',
    reason: string | null,
    messageId: string | null = null,
  ): Promise<Date | undefined> {
    const [rows] = (await tx.query(
      `update deliveries set state = $3, reason = $4, message_id = $5, settled_at = clock_timestamp(),
         lease = null, leased_until = null
       where id = $1 and lease = $2 returning settled_at`,
      [delivery.id, delivery.lease, state, reason, messageId],
    )) as [{ settled_at: Date }[], number];
    if (!rows[0]) return undefined;
    if (delivery.step_id) await finishStep(tx, delivery.step_id, stepStates[state], reason);
    return rows[0].settled_at;
  }

  private async again(
    tx: Tx,
    { delivery }: Assignment,
    state: 'pending' | 'ambiguous',
    reason: string,
    delay: number,
    uncounted = false,
  ): Promise<void> {
    await tx.query(
      `update deliveries set state = $3, reason = $4, next_attempt_at = clock_timestamp() + make_interval(secs => $5),
         lease = null, leased_until = null, attempts = attempts - $6,
         ambiguous_since = case when $3 = 'ambiguous' then coalesce(ambiguous_since, now()) end
       where id = $1 and lease = $2`,
      [delivery.id, delivery.lease, state, reason, delay / 1_000, uncounted ? 1 : 0],
    );
  }
}
