import { randomUUID } from 'node:crypto';
import { tenantErased } from '@linesman/contracts';
import { eraseTenant, Outbox } from '@linesman/messaging';
import { Database, type Tx } from '@linesman/persistence';
import { Clock, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit';
import { blankCustomers, blankIntegrations } from './blank-tombstones';
import { DeleteAll } from './delete-all';
import { type ErasureView, erasureOf, recordErasure } from './erasure.view';

/** Tombstones are emptied instead, and what says who did what stays. */
const keep = ['audit_log', 'customers', 'erasure_receipts', 'erasures', 'integrations', 'lease_audit'];

@Injectable()
export class EraseTenant {
  constructor(
    private readonly database: Database,
    private readonly integrations: DeleteAll,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Asked for again, it is the same erasure. */
  erase({ tenantId: tenant_id, subject }: Principal): Promise<ErasureView> {
    return this.database.inTenant(tenant_id, async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`erasure ${tenant_id}`]);
      const known = await erasedAs(tx);
      if (known) return erasureOf(tx, known);
      const erasure_id = randomUUID();
      const now = this.clock.now();
      const deleted = await this.integrations.delete(tx, subject);
      await eraseTenant(tx, { tenant_id, erasure_id, keep });
      await blankIntegrations(tx, null);
      const gone = { ...deleted, customers: await blankCustomers(tx, null, now) };
      const asked = { requested_by: subject, requested_at: now };
      await recordErasure(tx, { erasure_id, tenant_id, scope: 'tenant', customer_id: null, ...asked, gone });
      await this.outbox.emit(tx, tenantErased, {
        tenantId: tenant_id,
        aggregateId: tenant_id,
        aggregateVersion: 1,
        data: { erasure_id },
      });
      await this.audit.record(tx, {
        tenant_id,
        actor: subject,
        action: 'tenant.erased',
        subject_type: 'tenant',
        subject_id: tenant_id,
        detail: { erasure_id, ...gone },
      });
      return erasureOf(tx, erasure_id);
    });
  }
}

async function erasedAs(tx: Tx): Promise<string | undefined> {
  const rows = (await tx.query('select erasure_id from erased_tenants')) as { erasure_id: string }[];
  return rows[0]?.erasure_id;
}
