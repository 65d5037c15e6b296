import {
  type IntegrationCredentialsChanged,
  integrationCredentialsChanged,
  LONGEST_SCOPE,
  MOST_SCOPES,
} from '@linesman/contracts';
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
  /** Of the access token. */
  expires_at?: Date;
  /** When they end and nothing renews them. Absent or null if that is not known. */
  credentials_end_at?: Date | null;
  /** Whether a consent with our app at the provider gave them. */
  from_consent: boolean;
  /** Absent where the provider does not say. */
  granted_scopes?: string[];
}

/**
 * Seals new credentials under a new version. It voids a token refresh of the old ones and credentials that wait for
 * approval. Nobody is told of a token refresh, unless an earlier refusal was told, or the end of the credentials moved: the
 * next observation has its version.
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
  async store(
    tx: Tx,
    row: Integration,
    { fields, reason, expires_at, credentials_end_at = null, from_consent, granted_scopes }: NewCredentials,
  ): Promise<void> {
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
    if (reason === 'refreshed' && !known?.refusal_told && !hasMoved(row.credentials_end_at, credentials_end_at)) return;
    row.credentials_end_at = credentials_end_at;
    row.version += 1;
    const scopes = granted_scopes && comparable(granted_scopes);
    const { credential_version } = row;
    // A token refresh changes no assessment and no scopes. New credentials have just worked.
    if (reason !== 'refreshed') {
      row.granted = scopes ? { credential_version, granted_at: this.clock.now().toISOString(), scopes } : null;
      row.disconnected_cause = null;
      this.statuses.afterCommit(tx, tenant_id);
    }
    await this.outbox.emit(tx, integrationCredentialsChanged, {
      tenantId: tenant_id,
      aggregateId: integration_id,
      aggregateVersion: row.version,
      data: {
        integration_id,
        credential_version,
        reason,
        ...(credentials_end_at ? { expires_at: credentials_end_at.toISOString() } : {}),
        ...(scopes && { granted_scopes: scopes }),
      },
    });
  }
}

/** Of some of them nobody could tell what is missing. None that a capability needs is so long. */
function comparable(scopes: string[]): string[] | undefined {
  const short = scopes.filter(({ length }) => length <= LONGEST_SCOPE);
  return short.length <= MOST_SCOPES ? short : undefined;
}

const DAY_MS = 86_400_000;

/** A refresh token that ends some time after its last use moves its end with each token refresh. A day of it is news. */
const hasMoved = (known: Date | null, now: Date | null): boolean =>
  known && now ? Math.abs(now.getTime() - known.getTime()) > DAY_MS : known !== now;
