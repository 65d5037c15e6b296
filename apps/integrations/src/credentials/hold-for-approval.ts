import { randomUUID } from 'node:crypto';
import { Audit, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Integration } from '../integration-record/integration.entity';
import { Sealer } from '../sealing/sealer';
import type { Credentials } from './check-credentials';
import { PendingCredential } from './pending-credential.entity';

/** Stores credentials, sealed, until a tenant admin confirms their account. Newer ones replace those that still wait. */
@Injectable()
export class HoldForApproval {
  constructor(
    private readonly sealer: Sealer,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The caller holds the lock on the integration. */
  async hold(
    tx: Tx,
    { tenant_id, integration_id, name }: Integration,
    fields: Credentials,
    { actor, link_of }: { actor: string; link_of: string },
  ): Promise<void> {
    const pending_id = randomUUID();
    await tx.delete(PendingCredential, { integration_id });
    await tx.insert(PendingCredential, {
      pending_id,
      tenant_id,
      integration_id,
      sealed: this.sealer.seal({ tenant_id, record_id: pending_id }, fields) as never,
      entered_by: actor,
      entered_at: this.clock.now(),
    });
    await this.audit.record(tx, {
      tenant_id,
      actor,
      action: 'integration.credentials_pending',
      subject_type: 'integration',
      subject_id: integration_id,
      detail: { name, link_of, credentials: Object.keys(fields) },
    });
  }
}
