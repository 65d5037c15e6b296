import { createHmac } from 'node:crypto';
import type { SandboxConfig } from '../../config';
import { type AuthorizationServer, choicesOf, oauthClient } from '../../stand-ins/authorization-server';
import { accountOf, accounts, type SalesforceAccount } from './accounts';

export const identityUrl = (config: SandboxConfig, { organization_id, user_id }: SalesforceAccount): string =>
  `${config.origin}/salesforce/id/${organization_id}/${user_id}`;

export function salesforceServer(config: SandboxConfig): AuthorizationServer {
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
      const scope = params.get('scope')?.replace(/\boffline_access\b/, 'refresh_token'); // both ask for a refresh token
      params.set('scope', scope || 'api refresh_token');
    },
    access_token_ttl_seconds: 2 * 3600,
    clients: () => oauthClient(config, 'salesforce'),
    accounts: () => choicesOf(accounts),
    claims: (account) => ({ email: accountOf(account)?.email, name: accountOf(account)?.person }),
    configuration: {
      scopes: ['openid', 'id', 'profile', 'email', 'api', 'refresh_token', 'full', 'web'],
      routes: { authorization: '/services/oauth2/authorize', token: '/services/oauth2/token', jwks: '/id/keys' },
      features: { userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      issueRefreshToken: (_ctx, _client, code) => Promise.resolve(code.scopes.has('refresh_token')),
    },
    answer: (body, account) => {
      const found = accountOf(account);
      if (!found) return body;
      const { expires_in: _, ...rest } = body; // Salesforce does not say when its tokens expire
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
