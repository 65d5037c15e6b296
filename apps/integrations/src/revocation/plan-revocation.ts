import { Audit, afterCommit, type Tx } from '@linesman/persistence';
import { consentOf, revocationOf } from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { IntegrationCredential } from '../credentials/integration-credential.entity';
import type { Integration } from '../integration-record/integration.entity';
import { PROVIDERS } from '../providers/provider-calls';
import { AttemptRevocation } from './attempt-revocation';
import { recordRevocation } from './record-revocation';
import { Revocation } from './revocation.entity';

/** Decides, while an integration is deleted, whether the provider will be asked to revoke our access. */
@Injectable()
export class PlanRevocation {
  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly attempts: AttemptRevocation,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Call it before the credentials are deleted. The caller holds the lock on the row. */
  async plan(tx: Tx, row: Integration, actor: string): Promise<void> {
    const { tenant_id, integration_id, connection_code, provider_account_id: account_id } = row;
    const credential = await tx.findOneBy(IntegrationCredential, { integration_id });
    if (!credential) return;
    const now = this.clock.now();
    const asks = this.mayAsk(connection_code, credential);
    const revocation = await tx.save(Revocation, {
      integration_id,
      tenant_id,
      connection_code,
      account_id: asks ? account_id : null,
      sealed: asks ? credential.sealed : null,
      state: asks ? 'pending' : 'not_offered',
      reason: null,
      attempts: 0,
      next_at: asks ? now : null,
      requested_by: actor,
      requested_at: now,
      ended_at: asks ? null : now,
    });
    if (asks) afterCommit(tx, () => void this.attempts.start(tenant_id, integration_id));
    else
      await recordRevocation(tx, this.audit, revocation, {
        provider: this.providers.get(connection_code),
        name: row.name,
      });
  }

  /** A key that a person entered belongs to that person: somebody else may use it too. */
  private mayAsk(connection_code: string, { from_consent }: IntegrationCredential): boolean {
    const provider = this.providers.get(connection_code);
    if (!provider || !revocationOf(provider) || !consentOf(provider.manifest)) return false;
    return provider.manifest.auth.type === 'oauth2' || from_consent;
  }
}
