import type { CustomerSnapshot } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { SignalBook } from '../signals/signal-book';

/** Keeps this service's copy of a customer; what its open signals say follows its ARR. */
@Injectable()
export class CopyCustomer {
  constructor(private readonly signals: SignalBook) {}

  /** @returns false when the copy is as new already. */
  async copy(tx: Tx, tenantId: string, customer: CustomerSnapshot): Promise<boolean> {
    const changed = (await tx.query(
      `insert into customers_copy as c (tenant_id, customer_id, version, snapshot) values ($1, $2, $3, $4)
       on conflict (tenant_id, customer_id) do update set version = $3, snapshot = $4 where c.version < $3 and not c.deleted
       returning customer_id`,
      [tenantId, customer.customer_id, customer.version, JSON.stringify(customer)],
    )) as unknown[];
    if (changed.length === 0) return false;
    // An observation under way may be about to open a signal with the old ARR: its lock is waited for.
    await tx.query(
      `select 1 from integration_health h join integrations_copy i using (integration_id)
       where i.customer_id = $1 order by h.integration_id for update of h`,
      [customer.customer_id],
    );
    const affected = (await tx.query(
      `select distinct i.integration_id, i.is_critical from integrations_copy i join risk_signals s using (integration_id)
       where i.customer_id = $1 and s.status in ('open', 'acknowledged')`,
      [customer.customer_id],
    )) as { integration_id: string; is_critical: boolean }[];
    for (const { integration_id, is_critical } of affected)
      await this.signals.rerate(tx, integration_id, { is_critical, customer });
    return true;
  }
}
