import { type IntegrationCredentialsChanged, integrationCredentialsChanged } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Integration } from '../integration-record/integration.entity';
import { ForgetStatuses } from '../status-cache/forget-statuses';
import { Sealer } from '../sealing/sealer';
import type { Credentials } from './check-credentials';
import { IntegrationCredential } from './integration-credential.entity';
import { PendingCredential } from './pending-credential.entity';

export interface NewCredentials {
  fields: Credentials;
  reason: IntegrationCredentialsChanged['reason'];
  expires_at?: Date;
  /** Whether a consent with our app at the provider gave them. */
  from_consent: boolean;
}

/**
 * Seals new credentials under a new version. It voids a token refresh of the old ones and credentials that wait for
 * approval. Nobody is told of a token refresh, unless an earlier refusal was told: the next observation has its version.
 */
@Injectable()
export class StoreCredentials {
  constructor(
    private readonly sealer: Sealer,
    private readonly outbox: Outbox,
    private readonly statuses: ForgetStatuses,
    private readonly clock: Clock,
  ) {}

  /** The caller holds the lock on the integration and saves the row afterwards. */
  async store(tx: Tx, row: Integration, { fields, reason, expires_at, from_consent }: NewCredentials): Promise<void> {
    const { tenant_id, integration_id } = row;
    const known = await tx.findOne(IntegrationCredential, {
      where: { integration_id },
      lock: { mode: 'pessimistic_write' },
    });
    row.credential_version += 1;
    await tx.save(IntegrationCredential, {
      integration_id,
      tenant_id,
      sealed: this.sealer.seal({ tenant_id, record_id: integration_id }, fields),
      from_consent,
      credential_version: row.credential_version,
      obtained_at: this.clock.now(),
      expires_at: expires_at ?? null,
      redeeming_attempt: (known?.redeeming_attempt ?? 0) + 1,
      redeeming_since: null,
      redeeming_until: null,
      retry_at: null,
      refusal: null,
      refusal_final: false,
      refusal_told: false,
      updated_at: this.clock.now(),
    });
    await tx.delete(PendingCredential, { integration_id });
    if (reason === 'refreshed' && !known?.refusal_told) return;
    row.version += 1;
    // A token refresh changes no assessment. New credentials have just worked.
    if (reason !== 'refreshed') {
      row.disconnected_cause = null;
      this.statuses.afterCommit(tx, tenant_id);
    }
    const canRefresh = fields.refresh_token !== undefined;
    await this.outbox.emit(tx, integrationCredentialsChanged, {
      tenantId: tenant_id,
      aggregateId: integration_id,
      aggregateVersion: row.version,
      data: {
        integration_id,
        credential_version: row.credential_version,
        reason,
        ...(expires_at && !canRefresh ? { expires_at: expires_at.toISOString() } : {}),
      },
    });
  }
}
