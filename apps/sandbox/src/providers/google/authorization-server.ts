import type { SandboxConfig } from '../../config';
import { type AuthorizationServer, choicesOf, oauthClient } from '../../stand-ins/authorization-server';
import { accountOf, accounts } from './accounts';

/** Google has access_type for this; here it becomes a scope that the client never sees. */
const offline = 'offline';

export const driveScope = (name: string): string => `https://www.googleapis.com/auth/${name}`;
const drive = ['drive', 'drive.readonly', 'drive.metadata', 'drive.metadata.readonly', 'drive.file'].map(driveScope);

export function googleServer(config: SandboxConfig): AuthorizationServer {
  return {
    code: 'google',
    title: 'Google',
    paths: ['/o/oauth2/v2/auth', '/o/oauth2/v2/auth/:uid', '/token'],
    prepare: (params) => {
      const scope = params.get('scope') || `openid email ${driveScope('drive.metadata.readonly')}`;
      params.set('scope', params.get('access_type') === 'offline' ? `${scope} ${offline}` : scope);
    },
    access_token_ttl_seconds: 3600,
    refresh_token_ttl_seconds: 180 * 24 * 3600,
    clients: () => oauthClient(config, 'google'),
    accounts: () => choicesOf(accounts),
    may_leave_out: (scope) => drive.includes(scope),
    claims: (account) => ({ email: accountOf(account)?.email }),
    configuration: {
      scopes: [...drive, offline, 'openid', 'profile', 'email'],
      routes: { authorization: '/o/oauth2/v2/auth', token: '/token' },
      extraParams: ['account', 'access_type', 'include_granted_scopes', 'hd'],
      features: { userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      rotateRefreshToken: false,
      issueRefreshToken: (_ctx, _client, code) => Promise.resolve(code.scopes.has(offline)),
    },
    answer: (body) => ({ ...body, scope: String(body['scope']).replace(` ${offline}`, '') }),
  };
}
