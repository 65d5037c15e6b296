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
import { Customer } from '../customers/customer.entity';
import { explainNoDefault, ResolveDefault } from '../links/resolve-default';
import { ProviderCalls } from '../providers/provider-calls';
import { about, refOf, servedOf } from './setup-events';
import { setupKey } from './setup-key';
import { cannotSetUp, setupCapability, setupParameters } from './setup-request';
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

/** Whether the tenant that executes has this customer. The platform's tenant has none of another tenant. */
const isKnown = async (tx: Tx, { tenant_id, customer_id }: SubscriptionSetup, resolved: ResolvedDefault) =>
  customer_id !== null && resolved.tenant_id === tenant_id && (await tx.existsBy(Customer, { customer_id }));

/** Finds the integration that serves a subscription and requests its billing there, in one transaction. */
@Injectable()
export class SetUpPayment {
  constructor(
    private readonly database: Database,
    private readonly defaults: ResolveDefault,
    private readonly calls: ProviderCalls,
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
    if (!resolved) await this.leave(tx, row, explainNoDefault(purpose, passed_over));
    else if (resolved.status === 'error')
      await this.wait(tx, Object.assign(row, servingOf(resolved), { error: null, execution_id: null }));
    else {
      const provider = this.calls.provider(resolved.connection_code);
      const capability = setupCapability(provider, row);
      if (capability) await this.request(tx, row, resolved, capability.capability_code);
      else await this.leave(tx, row, cannotSetUp(provider, row));
    }
    return tx.save(SubscriptionSetup, row);
  }

  private async leave(tx: Tx, row: SubscriptionSetup, reason: string): Promise<void> {
    row.status = 'unresolved';
    row.reason = reason;
    await this.outbox.emit(tx, paymentIntegrationUnresolved, about(row, { ...refOf(row), reason }));
  }

  /** Nothing was requested, or certainly nothing was done. `row.reason` says why. The caller saves the row. */
  async wait(tx: Tx, row: SubscriptionSetup): Promise<void> {
    row.status = 'waiting';
    const reason = row.reason ?? 'The integration is in error.';
    await this.outbox.emit(tx, subscriptionPaymentWaiting, about(row, { ...servedOf(row), reason }));
  }

  /**
   * Tries again a setup that has certainly set up nothing. With a second billing the customer would be charged twice.
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

  private async request(
    tx: Tx,
    row: SubscriptionSetup,
    resolved: ResolvedDefault,
    capability_code: string,
  ): Promise<void> {
    const { integration_id, connection_code, level, status, status_reason } = resolved;
    row.attempt += 1;
    const idempotency_key = setupKey(row, resolved.tenant_id);
    const command_id = await this.outbox.command(tx, executionRequested, {
      tenantId: resolved.tenant_id,
      aggregateId: row.subscription_id,
      data: {
        integration_id,
        capability_code,
        parameters: setupParameters(row, await isKnown(tx, row, resolved)),
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
