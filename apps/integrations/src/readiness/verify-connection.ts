import { type Cause, causeFacts, type Remedy } from '@linesman/contracts';
import { changed, Database } from '@linesman/persistence';
import { type Provider, ProviderError } from '@linesman/provider-kit';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { LeaseMaterial } from '../leases/lease-material';
import { ProviderCalls } from '../providers/provider-calls';

const newCredentials = new Set<Remedy>(['reconnect', 'enter_key']);

/** Whether new credentials from the user end it, and nothing else does. */
const needsTheUser = (cause?: Cause): boolean =>
  cause !== undefined && causeFacts[cause].stops_calls && newCredentials.has(causeFacts[cause].remedy);

/** Asks a provider whether it still accepts an integration's credentials, and stores when it did. */
@Injectable()
export class VerifyConnection {
  constructor(
    private readonly leases: LeaseMaterial,
    private readonly calls: ProviderCalls,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns false if only new credentials help: the provider refuses these, even after a token refresh.
   * @throws Error if the provider cannot tell, because it is down for example, or if our staff have to act.
   */
  async verify(provider: Provider, tenant_id: string, integration_id: string): Promise<boolean> {
    const first = await this.ask(provider, { tenant_id, integration_id });
    if (first.refused === undefined) return first.accepted;
    const { accepted } = await this.ask(provider, { tenant_id, integration_id, refused_version: first.refused });
    return accepted;
  }

  private async ask(
    provider: Provider,
    asked: { tenant_id: string; integration_id: string; refused_version?: number },
  ): Promise<{ accepted: boolean; refused?: number }> {
    const answer = await this.leases.lease({ ...asked, purpose: 'probe' });
    if (!answer.lease) {
      if (needsTheUser(answer.refused?.cause)) return { accepted: false };
      throw new Error(answer.refused?.message ?? 'no lease');
    }
    const { material, config, credential_version, account_id } = answer.lease;
    try {
      await provider.probe({ ...this.calls.context(provider, material, config), account_id });
    } catch (error) {
      if (!(error instanceof ProviderError) || !needsTheUser(error.failure.cause)) throw error;
      return { accepted: false, refused: credential_version };
    }
    await this.remember(asked, credential_version);
    return { accepted: true };
  }

  private async remember(
    { tenant_id, integration_id }: { tenant_id: string; integration_id: string },
    version: number,
  ) {
    await this.database.inTenant(tenant_id, (tx) =>
      changed(
        tx,
        `update integration_credentials set verified_at = $3 where integration_id = $1 and credential_version = $2`,
        [integration_id, version, this.clock.now()],
      ),
    );
  }
}
