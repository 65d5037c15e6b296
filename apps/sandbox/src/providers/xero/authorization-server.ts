import type { SandboxConfig } from '../../config';
import { type AuthorizationServer, choicesOf, oauthClient } from '../../stand-ins/authorization-server';
import { accountOf, accounts } from './accounts';

/** oidc-provider treats the scope offline_access in its own way, so it gets another name here. */
const offline = 'offline';

const scopes = ['transactions', 'invoices', 'contacts', 'settings'].flatMap((what) => [
  `accounting.${what}`,
  `accounting.${what}.read`,
]);

export function xeroServer(config: SandboxConfig): AuthorizationServer {
  return {
    code: 'xero',
    title: 'Xero',
    paths: ['/identity/connect/authorize', '/identity/connect/authorize/:uid', '/connect/token'],
    prepare: (params) => params.set('scope', (params.get('scope') ?? '').replace(/\boffline_access\b/, offline)),
    access_token_ttl_seconds: 30 * 60,
    refresh_token_ttl_seconds: 60 * 24 * 3600,
    reuse_grace_seconds: 30 * 60,
    clients: () => oauthClient(config, 'xero', 'client_secret_basic'),
    accounts: () => choicesOf(accounts),
    claims: (account) => ({ email: accountOf(account)?.email }),
    configuration: {
      scopes: [...scopes, offline, 'openid', 'profile', 'email'],
      routes: { authorization: '/identity/connect/authorize', token: '/connect/token' },
      features: { userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      issueRefreshToken: (_ctx, _client, code) => Promise.resolve(code.scopes.has(offline)),
    },
    answer: (body) => ({ ...body, scope: String(body['scope']).replace(/\boffline\b/, 'offline_access') }),
  };
}
