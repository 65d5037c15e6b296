import {
  type ExecutionFailed,
  type ExecutionRef,
  type ExecutionSucceeded,
  subscriptionPaymentFailed,
  subscriptionPaymentReady,
} from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { SetUpPayment } from './set-up-payment';
import { about, servedOf } from './setup-events';
import { SubscriptionSetup } from './subscription-setup.entity';

/** The executor's code for an integration that came into `error` before anything was sent. */
const NOT_TRIED = 'integration_disconnected';

/** Stores and publishes how the executions that setups requested have ended. */
@Injectable()
export class EndSetup {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly payment: SetUpPayment,
  ) {}

  async succeeded(tx: Tx, data: ExecutionSucceeded): Promise<void> {
    const row = await this.awaiting(tx, data);
    if (!row) return;
    const { execution_id, output } = data;
    const profile_id = idIn(output.customer_id);
    const billing_id = idIn(output.billing_id);
    const ended = { status: 'succeeded', execution_id, profile_id, billing_id, error: null } as const;
    await this.save(tx, row, { ...ended, version: row.version + 1 });
    const ids = { ...(profile_id ? { profile_id } : {}), ...(billing_id ? { billing_id } : {}) };
    const ready = { ...servedOf(row), execution_id, ...ids };
    await this.outbox.emit(tx, subscriptionPaymentReady, about(row, ready));
  }

  async failed(tx: Tx, data: ExecutionFailed): Promise<void> {
    const row = await this.awaiting(tx, data);
    if (!row) return;
    const { execution_id, error } = data;
    if (error.code === NOT_TRIED) {
      row.version += 1;
      await this.payment.wait(tx, Object.assign(row, { execution_id, error, reason: error.message }));
      return this.save(tx, row, {});
    }
    await this.save(tx, row, { status: 'failed', execution_id, error, version: row.version + 1 });
    await this.outbox.emit(tx, subscriptionPaymentFailed, about(row, { ...servedOf(row), execution_id, error }));
  }

  /** Publishes nothing: the executor reconciles, and then reports success or failure. */
  async unknown(tx: Tx, data: ExecutionFailed): Promise<void> {
    const row = await this.awaiting(tx, data);
    const { execution_id, error } = data;
    if (row) await this.save(tx, row, { status: 'unknown', execution_id, error });
  }

  /** The setup that still waits for this execution, if it was requested from this integration. */
  private awaiting(tx: Tx, { idempotency_key = '', integration_id }: ExecutionRef): Promise<SubscriptionSetup | null> {
    return tx.findOne(SubscriptionSetup, {
      where: { idempotency_key, integration_id, status: In(['requested', 'unknown']) },
      lock: { mode: 'pessimistic_write' },
    });
  }

  private async save(tx: Tx, row: SubscriptionSetup, change: Partial<SubscriptionSetup>): Promise<void> {
    await tx.save(SubscriptionSetup, Object.assign(row, change, { updated_at: this.clock.now() }));
  }
}

const idIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);
