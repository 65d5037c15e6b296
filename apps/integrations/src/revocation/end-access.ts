import type { Cause } from '@linesman/contracts';
import { ProviderError, type ProviderFailure, refreshToken, revocationOf, type Revoke } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { leasedField, materialFrom, ProviderCalls } from '../providers/provider-calls';
import { Sealer } from '../sealing/sealer';
import type { Revocation, RevocationState } from './revocation.entity';

/** `pending`: it may work later. */
export interface Ended {
  state: RevocationState;
  reason?: string;
}

/** Then the provider does not accept our credentials any more. */
const refused: readonly Cause[] = ['grant_revoked', 'api_key_rejected', 'refresh_refused', 'account_deactivated'];

/** Makes the calls that revoke our access at a provider. Call it outside any transaction. */
@Injectable()
export class EndAccess {
  constructor(
    private readonly calls: ProviderCalls,
    private readonly sealer: Sealer,
  ) {}

  async end(revocation: Revocation): Promise<Ended> {
    try {
      await this.revoke(revocation);
      return { state: 'revoked' };
    } catch (error) {
      if (error instanceof ProviderError) return outcomeOf(error.failure);
      throw error;
    }
  }

  /** A provider that wants an access token gets a new one if the stored one has expired. */
  private async revoke({ tenant_id, integration_id, connection_code, account_id, sealed }: Revocation): Promise<void> {
    const provider = this.calls.provider(connection_code);
    const open = (field: string) => this.sealer.open({ tenant_id, record_id: integration_id }, sealed!, field);
    const refresh_token = sealed!.fields.refresh_token === undefined ? undefined : open('refresh_token');
    const send = (secret: string, token?: string) =>
      (revocationOf(provider) as Revoke)({
        ...this.calls.context(provider, materialFrom(provider, secret), {}),
        refresh_token: token,
        account_id: account_id ?? undefined,
      });
    const endpoint = this.calls.tokenEndpoint(provider);
    try {
      await send(open(leasedField(provider)), refresh_token);
    } catch (error) {
      const expired = error instanceof ProviderError && refused.includes(error.failure.cause);
      if (!expired || !refresh_token || !endpoint) throw error;
      const tokens = await refreshToken(endpoint, refresh_token);
      await send(tokens.access_token, tokens.refresh_token ?? refresh_token);
    }
  }
}

function outcomeOf(failure: ProviderFailure): Ended {
  if (refused.includes(failure.cause)) return { state: 'revoked' };
  const reason = /[.!?]$/.test(failure.message) ? failure.message : `${failure.message}.`;
  return { state: failure.class === 'permanent' ? 'failed' : 'pending', reason };
}
