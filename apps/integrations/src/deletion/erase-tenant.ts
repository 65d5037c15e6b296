import { randomUUID } from 'node:crypto';
import { tenantErased } from '@linesman/contracts';
import { eraseTenant, Outbox } from '@linesman/messaging';
import { Audit, Database, one } from '@linesman/persistence';
import { Clock, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { lockName } from '../lock-name';
import { blankCustomers, blankIntegrations } from './blank-tombstones';
import { DeleteAll } from './delete-all';
import { type ErasureView, erasureOf, recordErasure } from './erasure.view';

/**
 * Tables whose rows stay: tombstones, which are emptied instead, the logs of who did what, and what is still to be revoked
 * at providers.
 */
const keep = ['audit_log', 'customers', 'erasure_receipts', 'erasures', 'integrations', 'lease_audit', 'revocations'];

@Injectable()
export class EraseTenant {
  constructor(
    private readonly database: Database,
    private readonly integrations: DeleteAll,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A second request returns the first erasure. */
  erase({ tenantId: tenant_id, subject }: Principal): Promise<ErasureView> {
    return this.database.inTenant(tenant_id, async (tx) => {
      await lockName(tx, `erasure ${tenant_id}`);
      const known = await one<{ erasure_id: string }>(tx, 'select erasure_id from erased_tenants');
      if (known) return erasureOf(tx, known.erasure_id);
      const erasure_id = randomUUID();
      const now = this.clock.now();
      const deleted = await this.integrations.delete(tx, subject);
      await eraseTenant(tx, { tenant_id, erasure_id, keep });
      await blankIntegrations(tx, null);
      const gone = { ...deleted, customers: await blankCustomers(tx, null, now) };
      await recordErasure(tx, {
        erasure_id,
        tenant_id,
        scope: 'tenant',
        customer_id: null,
        requested_by: subject,
        requested_at: now,
        gone,
      });
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
