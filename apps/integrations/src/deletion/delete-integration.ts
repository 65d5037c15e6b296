import { setTimeout as pause } from 'node:timers/promises';
import { integrationDeleted } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Audit, changed, Database, type Tx } from '@linesman/persistence';
import { Clock, type Expected, type Principal, refuseStale } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ConnectSession } from '../connect/connect-session.entity';
import { IntegrationCredential } from '../credentials/integration-credential.entity';
import { PendingCredential } from '../credentials/pending-credential.entity';
import { EntityIntegration } from '../links/entity-integration.entity';
import { AttemptRevocation } from '../revocation/attempt-revocation';
import { PlanRevocation } from '../revocation/plan-revocation';
import { ForgetStatuses } from '../status-cache/forget-statuses';
import { type DeletionView, deletionViewOf } from './deletion.view';
import { findIntegration } from '../integration-record/find-integration';
import { Integration } from '../integration-record/integration.entity';

/** How long the answer waits for the first attempt to revoke our access at the provider. */
const FIRST_ATTEMPT_MS = 2_000;

@Injectable()
export class DeleteIntegration {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly statuses: ForgetStatuses,
    private readonly revocations: PlanRevocation,
    private readonly attempts: AttemptRevocation,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Shows what would be deleted with it. */
  preview(caller: Principal, integration_id: string, expected?: Expected): Promise<DeletionView> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      refuseStale(expected, (await findIntegration(tx, integration_id)).version);
      return deletionViewOf(tx, integration_id, this.clock.now());
    });
  }

  /** Waits a moment for the provider to revoke our access, so that whoever deletes it can be told. */
  async delete(caller: Principal, integration_id: string, expected?: Expected): Promise<void> {
    await this.database.inTenant(caller.tenantId, async (tx) => {
      const row = await findIntegration(tx, integration_id, true);
      refuseStale(expected, row.version);
      await this.remove(tx, caller.subject, row);
    });
    await Promise.race([this.attempts.current(integration_id), pause(FIRST_ATTEMPT_MS, undefined, { ref: false })]);
  }

  /**
   * Deletes the secrets, the links to entities, the grants and every way to reconnect. The row stays as a tombstone. The
   * caller holds the lock on the row.
   */
  async remove(tx: Tx, actor: string, row: Integration): Promise<DeletionView> {
    const { tenant_id, integration_id } = row;
    const gone = await deletionViewOf(tx, integration_id, this.clock.now());
    row.deleted_at = row.updated_at = this.clock.now();
    row.version += 1;
    await tx.save(Integration, row);
    await this.revocations.plan(tx, row, actor);
    await tx.delete(IntegrationCredential, { integration_id });
    await tx.delete(PendingCredential, { integration_id });
    await tx.delete(EntityIntegration, { integration_id });
    await changed(tx, 'delete from grants where integration_id = $1', [integration_id]);
    await tx.update(
      ConnectSession,
      { integration_id, consumed_at: IsNull(), revoked_at: IsNull() },
      { revoked_at: this.clock.now(), state_hash: null, code_verifier: null },
    );
    this.statuses.afterCommit(tx, tenant_id);
    await this.outbox.emit(tx, integrationDeleted, {
      tenantId: tenant_id,
      aggregateId: integration_id,
      aggregateVersion: row.version,
      data: { integration_id },
    });
    await this.audit.record(tx, {
      tenant_id,
      actor,
      action: 'integration.deleted',
      subject_type: 'integration',
      subject_id: integration_id,
      detail: { name: row.name, ...gone },
    });
    return gone;
  }
}
