import { randomUUID } from 'node:crypto';
import { customerDeleted } from '@linesman/contracts';
import { eraseSetAside, Outbox } from '@linesman/messaging';
import { Audit, changed, Database, rows, type Tx } from '@linesman/persistence';
import { Clock, type Expected, notFound, type Principal, refuseStale } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Customer } from '../customers/customer.entity';
import { lockName } from '../lock-name';
import { findIntegration } from '../integration-record/find-integration';
import { SaveIntegration } from '../integration-record/save-integration';
import { blankCustomers, blankIntegrations, blankLinks } from './blank-tombstones';
import { DeleteAll } from './delete-all';
import { type ErasureView, erasureOf, type Gone, recordErasure } from './erasure.view';

/** Erases a customer with its integrations. Other services erase what they hold when they receive the event. */
@Injectable()
export class EraseCustomer {
  constructor(
    private readonly database: Database,
    private readonly integrations: DeleteAll,
    private readonly saveIntegration: SaveIntegration,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  preview({ tenantId }: Principal, customer_id: string, expected?: Expected): Promise<Gone> {
    return this.database.inTenant(tenantId, async (tx) => {
      await findCustomer(tx, customer_id, expected);
      return { ...(await this.integrations.preview(tx, customer_id)), customers: 1 };
    });
  }

  erase({ tenantId: tenant_id, subject }: Principal, customer_id: string, expected?: Expected): Promise<ErasureView> {
    const erasure_id = randomUUID();
    return this.database.inTenant(tenant_id, async (tx) => {
      await lockName(tx, `customer ${tenant_id} ${customer_id}`);
      const { version } = await findCustomer(tx, customer_id, expected);
      const now = this.clock.now();
      const gone = { ...(await this.integrations.delete(tx, subject, customer_id)), customers: 1 };
      const integration_ids = await allIntegrationsOf(tx, customer_id);
      await this.unlink(tx, customer_id);
      for (const table of ['subscription_setups', 'customer_profiles'])
        await changed(tx, `delete from ${table} where customer_id = $1`, [customer_id]);
      await blankIntegrations(tx, customer_id);
      await blankLinks(tx, integration_ids);
      await blankCustomers(tx, customer_id, now);
      await eraseSetAside(tx, [customer_id, ...integration_ids]);
      await recordErasure(tx, {
        erasure_id,
        tenant_id,
        scope: 'customer',
        customer_id,
        requested_by: subject,
        requested_at: now,
        gone,
      });
      await this.outbox.emit(tx, customerDeleted, {
        tenantId: tenant_id,
        aggregateId: customer_id,
        aggregateVersion: version + 1,
        data: { customer_id, erasure_id, integration_ids },
      });
      await this.audit.record(tx, {
        tenant_id,
        actor: subject,
        action: 'customer.deleted',
        subject_type: 'customer',
        subject_id: customer_id,
        detail: { erasure_id, ...gone },
      });
      return erasureOf(tx, erasure_id);
    });
  }

  /** Integrations of the tenant that served the customer stay. */
  private async unlink(tx: Tx, customer_id: string): Promise<void> {
    const query = `delete from entity_integrations where entity_type = 'customer' and entity_id = $1 returning integration_id`;
    const unlinked = await rows<{ integration_id: string }>(tx, query, [customer_id]);
    const ids = [...new Set(unlinked.map(({ integration_id }) => integration_id))].toSorted();
    for (const id of ids) await this.saveIntegration.save(tx, await findIntegration(tx, id, true));
  }
}

async function findCustomer(tx: Tx, customer_id: string, expected?: Expected): Promise<Customer> {
  const found = await tx.findOneBy(Customer, { customer_id });
  if (!found) throw notFound('customer');
  refuseStale(expected, found.version);
  return found;
}

/** Integrations that were deleted earlier included. */
async function allIntegrationsOf(tx: Tx, customer_id: string): Promise<string[]> {
  const query = 'select integration_id from integrations where customer_id = $1 order by 1';
  const found = await rows<{ integration_id: string }>(tx, query, [customer_id]);
  return found.map(({ integration_id }) => integration_id);
}
