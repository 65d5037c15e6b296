import { Audit, Database, type Tx } from '@linesman/persistence';
import { notFound, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { findIntegration } from '../integration-record/find-integration';
import { SaveIntegration } from '../integration-record/save-integration';
import { Sealer } from '../sealing/sealer';
import type { Credentials } from './check-credentials';
import { EnterCredentials } from './enter-credentials';
import { PendingCredential } from './pending-credential.entity';

/** A tenant admin approves or rejects credentials that somebody entered over a link. */
@Injectable()
export class DecidePending {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly enterCredentials: EnterCredentials,
    private readonly integrations: SaveIntegration,
    private readonly audit: Audit,
  ) {}

  /** Checks the credentials again first, because they may have waited for days. If they fail now, they keep waiting. */
  async approve(caller: Principal, integration_id: string): Promise<void> {
    const inTenant = <T>(work: (tx: Tx) => Promise<T>) => this.database.inTenant(caller.tenantId, work);
    const [known, pending] = await inTenant(async (tx) => [
      await findIntegration(tx, integration_id),
      await findPending(tx, integration_id),
    ]);
    const store = await this.enterCredentials.tryReplacement(known, { fields: this.open(pending) });
    await inTenant(async (tx) => {
      const row = await findIntegration(tx, integration_id, true);
      const { pending_id } = pending;
      await takePending(tx, pending_id);
      await store(tx, row);
      const { name } = await this.integrations.save(tx, row);
      await this.record(tx, caller, { ...pending, name }, 'integration.credentials_approved');
    });
  }

  reject(caller: Principal, integration_id: string): Promise<void> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const { name } = await findIntegration(tx, integration_id, true);
      const pending = await findPending(tx, integration_id);
      await takePending(tx, pending.pending_id);
      await this.record(tx, caller, { ...pending, name }, 'integration.credentials_rejected');
    });
  }

  private open({ tenant_id, pending_id, sealed }: PendingCredential): Credentials {
    const owner = { tenant_id, record_id: pending_id };
    return Object.fromEntries(
      Object.keys(sealed.fields).map((field) => [field, this.sealer.open(owner, sealed, field)]),
    );
  }

  private record(
    tx: Tx,
    caller: Principal,
    pending: PendingCredential & { name: string },
    action: string,
  ): Promise<void> {
    return this.audit.record(tx, {
      tenant_id: pending.tenant_id,
      actor: caller.subject,
      action,
      subject_type: 'integration',
      subject_id: pending.integration_id,
      detail: { name: pending.name, entered_by: pending.entered_by, credentials: Object.keys(pending.sealed.fields) },
    });
  }
}

export async function findPending(tx: Tx, integration_id: string): Promise<PendingCredential> {
  const found = await tx.findOneBy(PendingCredential, { integration_id });
  if (!found) throw notFound('set of credentials that waits for approval');
  return found;
}

/** Fails if another admin has decided or newer credentials were entered since they were read. */
async function takePending(tx: Tx, pending_id: string): Promise<void> {
  const { affected } = await tx.delete(PendingCredential, { pending_id });
  if (affected !== 1) throw notFound('set of credentials that waits for approval');
}
