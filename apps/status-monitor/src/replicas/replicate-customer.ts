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
    await rows(
      tx,
      `select 1 from integration_health h join integrations_copy i using (integration_id)
       where i.customer_id = $1 order by h.integration_id for update of h`,
      [customer.customer_id],
    );
    const affected = await rows<{ integration_id: string; is_critical: boolean }>(
      tx,
      `select distinct i.integration_id, i.is_critical from integrations_copy i join risk_signals s using (integration_id)
       where i.customer_id = $1 and s.status in ('open', 'acknowledged')`,
      [customer.customer_id],
    );
    for (const { integration_id, is_critical } of affected)
      await this.signals.rerate(tx, integration_id, { is_critical, customer });
    return true;
  }
}
