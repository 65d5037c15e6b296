import type { CustomerSnapshot } from '@linesman/contracts';
import { changed, rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { RiskSignals } from '../signals/risk-signals';

/** Updates the replica of a customer, and the open signals of its integrations. */
@Injectable()
export class ReplicateCustomer {
  constructor(private readonly signals: RiskSignals) {}

  /**
   * The customer's ids at providers are left out: signals are sent to others, who need none of them.
   * @returns false when the replica is as new already, or the customer was erased.
   */
  async replicate(tx: Tx, tenantId: string, { external_ids: _ids, ...customer }: CustomerSnapshot): Promise<boolean> {
    const written = await changed(
      tx,
      `insert into customers_copy as c (tenant_id, customer_id, version, snapshot) values ($1, $2, $3, $4)
       on conflict (tenant_id, customer_id) do update set version = $3, snapshot = $4 where c.version < $3 and not c.deleted`,
      [tenantId, customer.customer_id, customer.version, JSON.stringify(customer)],
    );
    if (written === 0) return false;
    // Waits for observations in progress: they may be about to open a signal with the old customer.
    const [, integrations] = await Promise.all([
      rows(
        tx,
        `select 1 from integration_health h join integrations_copy i using (integration_id)
         where i.customer_id = $1 order by h.integration_id for update of h`,
        [customer.customer_id],
      ),
      rows<{ integration_id: string; is_critical: boolean }>(
        tx,
        'select integration_id, is_critical from integrations_copy where customer_id = $1 and not deleted',
        [customer.customer_id],
      ),
    ]);
    await this.signals.rerate(tx, integrations, customer);
    return true;
  }
}
