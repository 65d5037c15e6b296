import { Database, type Tx } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { NotifierConfig } from '../config';
import type { Assignment } from './assignment';
import { FailOver } from './fail-over';
import { endDelivery, putOff, stateBefore } from './let-go';
import { RecordSent } from './record-sent';
import { backoffMs, isExhausted, type SendOutcome } from './send-outcome';

const outcomes = new Counter({
  name: 'delivery_outcomes_total',
  help: 'Ends of attempts to tell somebody something, by channel and kind.',
  labelNames: ['channel', 'kind'],
});

const mayEndUp = (it: SendOutcome): it is SendOutcome & { kind: 'retry' | 'ambiguous' } =>
  it.kind === 'ambiguous' || (it.kind === 'retry' && !it.uncounted);

/** Writes down what became of an attempt. */
@Injectable()
export class SettleDelivery {
  constructor(
    private readonly database: Database,
    private readonly recording: RecordSent,
    private readonly failOver: FailOver,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns after how long to try again, if at all. */
  async settle(assignment: Assignment, ended: SendOutcome): Promise<number | undefined> {
    const { delivery } = assignment;
    const { channel, attempts, occasion } = delivery;
    const outcome: SendOutcome =
      mayEndUp(ended) && isExhausted(channel, attempts)
        ? { kind: 'failed', reason: `gave_up: ${ended.reason}` }
        : ended;
    outcomes.inc({ channel, kind: outcome.kind });
    const said = { delivery_id: delivery.id, channel, occasion, attempts, outcome: outcome.kind };
    this.logger[outcome.kind === 'sent' ? 'info' : 'warn']({ ...said, reason: outcome.reason }, 'delivery');
    return this.database.inTenant(delivery.tenant_id, (tx) => this.record(tx, assignment, outcome));
  }

  private async record(tx: Tx, assignment: Assignment, outcome: SendOutcome): Promise<number | undefined> {
    const { delivery } = assignment;
    const { kind } = outcome;
    if (kind === 'retry' || kind === 'ambiguous') {
      const wait = kind === 'ambiguous' ? this.config.AMBIGUOUS_WAIT_SECONDS * 1_000 : outcome.after_ms;
      const after_ms = wait ?? backoffMs(delivery.attempts);
      const state = kind === 'ambiguous' ? kind : stateBefore(delivery);
      const uncounted = kind === 'retry' && outcome.uncounted;
      await putOff(tx, delivery, { state, reason: outcome.reason, after_ms, uncounted });
      return after_ms;
    }
    if (kind === 'sent') await this.recording.record(tx, assignment, outcome);
    else if (await endDelivery(tx, delivery, kind, outcome.reason))
      if (kind === 'failed') await this.failOver.after(tx, assignment, outcome);
    return undefined;
  }
}
