import { Injectable } from '@nestjs/common';
import { AuthorizationService } from '../oauth/authorization-service';
import { problem } from '../http/problem';
import { StandIns } from '../stand-ins/find-stand-ins';
import { AccessChanges } from '../state/access-changes';

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

@Injectable()
export class Grants {
  constructor(
    private readonly authorization: AuthorizationService,
    private readonly standIns: StandIns,
    private readonly access: AccessChanges,
  ) {}

  list(request: GrantRequest): GrantView[] {
    const provider = this.oauthProvider(request.provider);
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
      throw problem(422, 'Name the grant: account, client_id or grant_id', 'account');
    const revoked = this.list(request);
    for (const { provider, grant_id } of revoked) this.authorization.store(provider).revokeGrant(grant_id);
    for (const account of new Set(revoked.map((grant) => grant.account)))
      this.access.next({ provider: revoked[0]!.provider, account, change: 'removed' });
    return revoked;
  }

  expireAccessTokens(request: GrantRequest): number {
    const { account } = request;
    const store = this.authorization.store(this.oauthProvider(request.provider));
    return store.expireAccessTokens((payload) => !account || payload.accountId === account);
  }

  /** Makes a grant as if the person had just consented, and returns what the token endpoint answers. */
  async make(request: GrantRequest): Promise<Record<string, unknown>> {
    const code = this.oauthProvider(request.provider);
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
    const refresh = new provider.RefreshToken({ ...fields, rotations: 0 });
    const access = new provider.AccessToken(fields);
    const body = {
      access_token: await access.save(),
      expires_in: access.expiration,
      refresh_token: await refresh.save(),
      scope: granted,
      token_type: 'Bearer',
    };
    return server?.answer?.(body, account) ?? body;
  }

  private oauthProvider(provider: unknown): string {
    const { oauth } = this.standIns;
    const found = oauth.find(({ code }) => code === provider);
    if (found) return found.code;
    throw problem(422, `provider must be one of ${oauth.map(({ code }) => code).join(', ')}`, 'provider');
  }
}
