import type { SandboxConfig } from '../../config';
import { type AuthorizationServer, choicesOf, oauthClient } from '../../stand-ins/authorization-server';
import { accountOf, accounts } from './accounts';

/** Dropbox has token_access_type for this; here it becomes a scope that the client never sees. */
const offline = 'offline';

const scopes = [
  'account_info.read',
  'files.metadata.read',
  'files.metadata.write',
  'files.content.read',
  'files.content.write',
  'sharing.read',
];

export function dropboxServer(config: SandboxConfig): AuthorizationServer {
  return {
    code: 'dropbox',
    title: 'Dropbox',
    paths: ['/oauth2/authorize', '/oauth2/authorize/:uid', '/oauth2/token'],
    prepare: (params) => {
      const scope = params.get('scope') || 'account_info.read files.metadata.read';
      params.set('scope', params.get('token_access_type') === 'offline' ? `${scope} ${offline}` : scope);
    },
    token_in_query: true,
    access_token_ttl_seconds: 4 * 3600,
    clients: () => oauthClient(config, 'dropbox'),
    accounts: () => choicesOf(accounts),
    claims: () => ({}),
    configuration: {
      scopes: [...scopes, offline, 'openid', 'profile', 'email'],
      routes: { authorization: '/oauth2/authorize', token: '/oauth2/token' },
      extraParams: ['account', 'token_access_type', 'force_reapprove', 'locale'],
      features: { userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      rotateRefreshToken: false,
      issueRefreshToken: (_ctx, _client, code) => Promise.resolve(code.scopes.has(offline)),
    },
    answer: (body, account) => {
      const found = accountOf(account);
      if (!found) return body;
      const scope = String(body['scope']).replace(` ${offline}`, '');
      return { ...body, scope, token_type: 'bearer', account_id: found.account_id, uid: found.uid };
    },
  };
}
