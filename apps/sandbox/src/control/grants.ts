import { Inject, Injectable } from '@nestjs/common';
import { AuthorizationService } from '../oauth/authorization-service';
import { problem } from '../traffic/problem';
import { oauthProviders } from '../traffic/providers';

export interface GrantView {
  grant_id: string;
  provider: string;
  account: string;
  client_id: string;
  scope: string;
  granted_at: string;
  refresh_tokens: number;
  access_tokens: number;
}

export interface GrantRequest {
  provider?: string;
  account?: string;
  client_id?: string;
  grant_id?: string;
  scope?: string;
}

export function oauthProvider(provider: unknown): string {
  if (oauthProviders.includes(provider as 'salesforce')) return provider as string;
  throw problem(422, `provider must be one of ${oauthProviders.join(', ')}`, 'provider');
}

@Injectable()
export class Grants {
  constructor(@Inject(AuthorizationService) private readonly authorization: AuthorizationService) {}

  list(request: GrantRequest): GrantView[] {
    const provider = oauthProvider(request.provider);
    const store = this.authorization.store(provider);
    const tokens = (model: string, grantId: string): number =>
      store
        .all(model)
        .filter(({ id, payload }) => payload.grantId === grantId && !payload.consumed && store.alive(model, id)).length;
    return store
      .all('Grant')
      .filter(({ id }) => store.alive('Grant', id))
      .map(({ id, payload }) => ({
        grant_id: id,
        provider,
        account: payload.accountId ?? '',
        client_id: payload.clientId ?? '',
        scope: (payload['openid'] as { scope?: string } | undefined)?.scope ?? '',
        granted_at: new Date((payload.iat ?? 0) * 1000).toISOString(),
        refresh_tokens: tokens('RefreshToken', id),
        access_tokens: tokens('AccessToken', id),
      }))
      .filter(
        (grant) =>
          (!request.account || grant.account === request.account) &&
          (!request.client_id || grant.client_id === request.client_id) &&
          (!request.grant_id || grant.grant_id === request.grant_id),
      );
  }

  revoke(request: GrantRequest): GrantView[] {
    if (!request.account && !request.client_id && !request.grant_id)
      throw problem(422, 'Say whose grant: account, client_id or grant_id', 'account');
    const revoked = this.list(request);
    for (const { provider, grant_id } of revoked) this.authorization.store(provider).revokeGrant(grant_id);
    return revoked;
  }

  expireAccessTokens(request: GrantRequest): number {
    const { account } = request;
    const store = this.authorization.store(oauthProvider(request.provider));
    return store.expireAccessTokens((payload) => !account || payload.accountId === account);
  }

  /** A grant as if the person had just consented, with the token endpoint's answer. */
  async make(request: GrantRequest): Promise<Record<string, unknown>> {
    const code = oauthProvider(request.provider);
    const { account = '', scope } = request;
    if (!this.authorization.isActive(code, account))
      throw problem(422, `${code} has no account "${account}"`, 'account');
    const provider = await this.authorization.provider(code);
    const server = this.authorization.server(code);
    const client = await provider.Client.find(request.client_id ?? server?.clients()[0]?.client_id ?? '');
    if (!client) throw problem(422, 'No such client', 'client_id');
    const params = new URLSearchParams({
      ...(scope ? { scope } : {}),
      token_access_type: 'offline',
      access_type: 'offline',
    });
    server?.prepare?.(params);
    const granted = params.get('scope') ?? '';
    const grant = new provider.Grant({ accountId: account, clientId: client.clientId });
    grant.addOIDCScope(granted);
    const grantId = await grant.save();
    const fields = { accountId: account, client, grantId, gty: 'authorization_code', scope: granted };
    const refresh = new provider.RefreshToken({ ...fields, rotations: 0 } as never);
    const access = new provider.AccessToken(fields as never);
    const body = {
      access_token: await access.save(),
      expires_in: access.expiration,
      refresh_token: await refresh.save(),
      scope: granted,
      token_type: 'Bearer',
    };
    return server?.answer?.(body, account) ?? body;
  }
}
