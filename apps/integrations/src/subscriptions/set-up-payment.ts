import {
  executionRequested,
  paymentIntegrationResolved,
  paymentIntegrationUnresolved,
  type ResolvedDefault,
  subscriptionPaymentWaiting,
} from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Audit, Database, type Tx } from '@linesman/persistence';
import { Clock, notFound, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { explainNoDefault, ResolveDefault } from '../links/resolve-default';
import { about, refOf, servedOf } from './setup-events';
import { setupKey } from './setup-key';
import { type SetupStatus, SubscriptionSetup } from './subscription-setup.entity';

/** Nobody waits for it in a browser, so the executor may try for some minutes. */
const DEADLINE_MS = 15 * 60_000;

const again: SetupStatus[] = ['failed', 'waiting', 'unresolved'];

const servingOf = ({ integration_id, connection_code, level, status_reason }: ResolvedDefault) => ({
  integration_id,
  connection_code,
  level,
  reason: status_reason ?? null,
});

/** Finds the integration that serves a subscription and requests the customer's profile there, in one transaction. */
@Injectable()
export class SetUpPayment {
  constructor(
    private readonly database: Database,
    private readonly defaults: ResolveDefault,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param row a new row, or a locked one. */
  async attempt(tx: Tx, row: SubscriptionSetup): Promise<SubscriptionSetup> {
    const { tenant_id, subscription_id, customer_id, purpose } = row;
    const { resolved, passed_over } = await this.defaults.resolve(tx, {
      tenant_id,
      entity_type: 'subscription',
      entity_id: subscription_id,
      ...(customer_id ? { customer_id } : {}),
      purpose,
    });
    row.version += 1;
    row.updated_at = this.clock.now();
    if (resolved?.status === 'error')
      await this.wait(tx, Object.assign(row, servingOf(resolved), { error: null, execution_id: null }));
    else if (resolved) await this.request(tx, row, resolved);
    else {
      const reason = explainNoDefault(purpose, passed_over);
      row.status = 'unresolved';
      row.reason = reason;
      await this.outbox.emit(tx, paymentIntegrationUnresolved, about(row, { ...refOf(row), reason }));
    }
    return tx.save(SubscriptionSetup, row);
  }

  /** Nothing was requested, or certainly nothing was done. `row.reason` says why. The caller saves the row. */
  async wait(tx: Tx, row: SubscriptionSetup): Promise<void> {
    row.status = 'waiting';
    const reason = row.reason ?? 'The integration is in error.';
    await this.outbox.emit(tx, subscriptionPaymentWaiting, about(row, { ...servedOf(row), reason }));
  }

  /**
   * Tries again a setup that has certainly created no profile. With a second profile of the same customer, the wrong one
   * could be charged.
   */
  retry({ tenantId: tenant_id, subject }: Principal, subscription_id: string): Promise<SubscriptionSetup> {
    return this.database.inTenant(tenant_id, async (tx) => {
      const row = await tx.findOne(SubscriptionSetup, {
        where: { subscription_id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) throw notFound('payment setup');
      if (!again.includes(row.status))
        throw new Problem(
          409,
          'not-over',
          `This setup is ${row.status}: only a failed, waiting or unresolved setup can be tried again.`,
        );
      const tried = await this.attempt(tx, row);
      await this.audit.record(tx, {
        tenant_id,
        actor: subject,
        action: 'payment_setup.retried',
        subject_type: 'subscription',
        subject_id: subscription_id,
        detail: { status: tried.status, attempt: tried.attempt },
      });
      return tried;
    });
  }

  private async request(tx: Tx, row: SubscriptionSetup, resolved: ResolvedDefault): Promise<void> {
    const { integration_id, connection_code, level, status, status_reason } = resolved;
    row.attempt += 1;
    const idempotency_key = setupKey(row, resolved.tenant_id);
    const command_id = await this.outbox.command(tx, executionRequested, {
      tenantId: resolved.tenant_id,
      aggregateId: row.subscription_id,
      data: {
        integration_id,
        capability_code: 'CREATE_CUSTOMER_PROFILE',
        parameters: row.profile,
        idempotency_key,
        deadline: new Date(this.clock.now().getTime() + DEADLINE_MS).toISOString(),
      },
    });
    row.status = 'requested';
    Object.assign(row, servingOf(resolved));
    row.idempotency_key = idempotency_key;
    row.command_id = command_id;
    row.error = null;
    row.execution_id = null;
    await this.outbox.emit(
      tx,
      paymentIntegrationResolved,
      about(row, {
        ...refOf(row),
        integration_id,
        connection_code,
        level,
        status,
        ...(status_reason ? { status_reason } : {}),
        command_id,
        idempotency_key,
      }),
    );
  }
}
