import type { SandboxConfig } from '../config';
import type { AuthorizationServer } from '../oauth/authorization-server';
import { oauthClient } from '../oauth/oauth-client';
import type { World } from '../world/world';

/** oidc-provider has its own ideas about offline_access; here it travels under another name. */
const offline = 'offline';

const scopes = ['transactions', 'invoices', 'contacts', 'settings'].flatMap((what) => [
  `accounting.${what}`,
  `accounting.${what}.read`,
]);

export function xeroServer(world: World, config: SandboxConfig): AuthorizationServer {
  const { xero } = world.provider_accounts;
  return {
    code: 'xero',
    title: 'Xero',
    paths: ['/identity/connect/authorize', '/identity/connect/authorize/:uid', '/connect/token'],
    prepare: (params) => params.set('scope', (params.get('scope') ?? '').replace(/\boffline_access\b/, offline)),
    access_token_ttl_seconds: 30 * 60,
    refresh_token_ttl_seconds: 60 * 24 * 3600,
    reuse_grace_seconds: 30 * 60,
    clients: () => oauthClient(config, 'xero', 'client_secret_basic'),
    accounts: () => xero.map(({ account, name, email }) => ({ account, label: name, detail: email })),
    claims: (account) => ({ email: xero.find((one) => one.account === account)?.email }),
    configuration: {
      scopes: [...scopes, offline, 'openid', 'profile', 'email'],
      routes: { authorization: '/identity/connect/authorize', token: '/connect/token' },
      features: { userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      issueRefreshToken: async (_ctx, _client, code) => code.scopes.has(offline),
    },
    answer: (body) => ({ ...body, scope: String(body['scope']).replace(/\boffline\b/, 'offline_access') }),
  };
}
