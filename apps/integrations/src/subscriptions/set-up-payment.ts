import {
  executionRequested,
  paymentIntegrationResolved,
  paymentIntegrationUnresolved,
  type ResolvedDefault,
} from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { nobodyServes } from '../links/nobody-serves';
import { ResolveDefault } from '../links/resolve-default';
import { about, refOf } from './setup-events';
import { setupKey } from './setup-key';
import { SubscriptionSetup } from './subscription-setup.entity';

/** Nobody waits for it in a browser: what fails in passing is tried for a while. */
const TRIED_FOR_MS = 15 * 60_000;

/** Finds the integration that serves a subscription and asks for the customer's profile there, in one transaction. */
@Injectable()
export class SetUpPayment {
  constructor(
    private readonly defaults: ResolveDefault,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @param row new, or locked. */
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
    if (resolved) await this.request(tx, row, resolved);
    else {
      const reason = nobodyServes(purpose, passed_over);
      Object.assign(row, { status: 'unresolved', reason });
      await this.outbox.emit(tx, paymentIntegrationUnresolved, about(row, { ...refOf(row), reason }));
    }
    return tx.save(SubscriptionSetup, row);
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
        deadline: new Date(this.clock.now().getTime() + TRIED_FOR_MS).toISOString(),
      },
    });
    const served = { integration_id, connection_code, level };
    Object.assign(row, served, { status: 'requested', reason: status_reason ?? null, idempotency_key, command_id });
    Object.assign(row, { error: null, execution_id: null });
    await this.outbox.emit(
      tx,
      paymentIntegrationResolved,
      about(row, {
        ...refOf(row),
        ...served,
        status,
        ...(status_reason ? { status_reason } : {}),
        command_id,
        idempotency_key,
      }),
    );
  }
}
