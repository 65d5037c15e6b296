import { createHmac } from 'node:crypto';
import type { SandboxConfig } from '../config';
import type { AuthorizationServer } from '../oauth/authorization-server';
import { oauthClient } from '../oauth/oauth-client';
import type { SalesforceAccount, World } from '../world/world';

export const identityUrl = (config: SandboxConfig, { organization_id, user_id }: SalesforceAccount): string =>
  `${config.origin}/salesforce/id/${organization_id}/${user_id}`;

export function salesforceServer(world: World, config: SandboxConfig): AuthorizationServer {
  const { salesforce } = world.provider_accounts;
  const find = (account: string): SalesforceAccount | undefined => salesforce.find((one) => one.account === account);
  return {
    code: 'salesforce',
    title: 'Salesforce',
    paths: [
      '/services/oauth2/authorize',
      '/services/oauth2/authorize/:uid',
      '/services/oauth2/token',
      '/id/keys',
      '/.well-known/openid-configuration',
    ],
    prepare: (params) => {
      const scope = params.get('scope')?.replace(/\boffline_access\b/, 'refresh_token'); // two words for one thing
      params.set('scope', scope || 'api refresh_token');
    },
    access_token_ttl_seconds: 2 * 3600,
    clients: () => oauthClient(config, 'salesforce'),
    accounts: () => salesforce.map(({ account, name, email }) => ({ account, label: name, detail: email })),
    claims: (account) => ({ email: find(account)?.email, name: find(account)?.person }),
    configuration: {
      scopes: ['openid', 'id', 'profile', 'email', 'api', 'refresh_token', 'full', 'web'],
      routes: { authorization: '/services/oauth2/authorize', token: '/services/oauth2/token', jwks: '/id/keys' },
      features: { userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      issueRefreshToken: async (_ctx, _client, code) => code.scopes.has('refresh_token'),
    },
    answer: (body, account) => {
      const found = find(account);
      if (!found) return body;
      const { expires_in: _, ...rest } = body; // Salesforce never says when its tokens end
      const id = identityUrl(config, found);
      const issued_at = String(Date.now());
      const secret = config.oauth_apps['salesforce']?.client_secret ?? '';
      const signature = createHmac('sha256', secret)
        .update(id + issued_at)
        .digest('base64');
      return { ...rest, token_type: 'Bearer', instance_url: `${config.origin}/salesforce`, id, issued_at, signature };
    },
  };
}
