import type { SandboxConfig } from '../config';
import type { AuthorizationServer } from '../oauth/authorization-server';
import { oauthClient } from '../oauth/oauth-client';
import type { DropboxAccount, World } from '../world/world';

/** Dropbox keeps this in token_access_type; here it travels as a scope that the client never sees. */
const offline = 'offline';

const scopes = [
  'account_info.read',
  'files.metadata.read',
  'files.metadata.write',
  'files.content.read',
  'files.content.write',
  'sharing.read',
];

export function dropboxServer(world: World, config: SandboxConfig): AuthorizationServer {
  const { dropbox } = world.provider_accounts;
  const find = (account: string): DropboxAccount | undefined => dropbox.find((one) => one.account === account);
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
    accounts: () => dropbox.map(({ account, name, email }) => ({ account, label: name, detail: email })),
    claims: () => ({}),
    configuration: {
      scopes: [...scopes, offline, 'openid', 'profile', 'email'],
      routes: { authorization: '/oauth2/authorize', token: '/oauth2/token' },
      extraParams: ['account', 'token_access_type', 'force_reapprove', 'locale'],
      features: { userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      rotateRefreshToken: false,
      issueRefreshToken: async (_ctx, _client, code) => code.scopes.has(offline),
    },
    answer: (body, account) => {
      const found = find(account);
      if (!found) return body;
      const scope = String(body['scope']).replace(` ${offline}`, '');
      return { ...body, scope, token_type: 'bearer', account_id: found.account_id, uid: found.uid };
    },
  };
}
