import {
  type Envelope,
  type ExecutionFailed,
  executionFailed,
  type ExecutionRef,
  type ExecutionSucceeded,
  executionSucceeded,
  executionUnknown,
  subscriptionPaymentFailed,
  subscriptionPaymentReady,
} from '@linesman/contracts';
import { type EventContext, OnEvent, Outbox } from '@linesman/messaging';
import { Database, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import { In } from 'typeorm';
import { about, servedOf } from './setup-events';
import { SETUP_KEY, tenantOfKey } from './setup-key';
import { SubscriptionSetup } from './subscription-setup.entity';

/** Writes down, and tells, what became of the profiles that were asked for. */
@Controller()
export class FollowSetup {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  @OnEvent(executionSucceeded, SETUP_KEY)
  succeeded({ tenantid, data }: Envelope<ExecutionSucceeded>, { tx }: EventContext): Promise<void> {
    return this.end(tenantid, tx, data, async (own, row) => {
      const { customer_id } = data.output;
      const profile_id = typeof customer_id === 'string' ? customer_id : null;
      Object.assign(row, { status: 'succeeded', profile_id, error: null, version: row.version + 1 });
      const { execution_id } = data;
      const ready = { ...servedOf(row), execution_id, ...(profile_id ? { profile_id } : {}) };
      await this.outbox.emit(own, subscriptionPaymentReady, about(row, ready));
    });
  }

  @OnEvent(executionFailed, SETUP_KEY)
  failed({ tenantid, data }: Envelope<ExecutionFailed>, { tx }: EventContext): Promise<void> {
    return this.end(tenantid, tx, data, async (own, row) => {
      const { execution_id, error } = data;
      Object.assign(row, { status: 'failed', error, version: row.version + 1 });
      await this.outbox.emit(own, subscriptionPaymentFailed, about(row, { ...servedOf(row), execution_id, error }));
    });
  }

  /** Not the end: nobody is told before it is known. */
  @OnEvent(executionUnknown, SETUP_KEY)
  unknown({ tenantid, data }: Envelope<ExecutionFailed>, { tx }: EventContext): Promise<void> {
    return this.end(tenantid, tx, data, async (_, row) => {
      Object.assign(row, { status: 'unknown', error: data.error });
    });
  }

  /** With the platform's integration the setup is another tenant's: a transaction of its own, which may be done twice. */
  private end(
    executing_tenant: string,
    tx: Tx,
    execution: ExecutionRef,
    change: (own: Tx, row: SubscriptionSetup) => Promise<void>,
  ): Promise<void> {
    const tenant_id = tenantOfKey(execution.idempotency_key ?? '', executing_tenant);
    const settle = async (own: Tx): Promise<void> => {
      const { idempotency_key = '', integration_id, execution_id } = execution;
      const row = await own.findOne(SubscriptionSetup, {
        where: { tenant_id, idempotency_key, integration_id, status: In(['requested', 'unknown']) },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) return;
      Object.assign(row, { execution_id, updated_at: this.clock.now() });
      await change(own, row);
      await own.save(SubscriptionSetup, row);
    };
    return tenant_id === executing_tenant ? settle(tx) : this.database.inTenant(tenant_id, settle);
  }
}
