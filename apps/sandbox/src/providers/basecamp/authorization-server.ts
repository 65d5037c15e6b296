import type { SandboxConfig } from '../../config';
import { type AuthorizationServer, choicesOf, oauthClient } from '../../stand-ins/authorization-server';
import { accounts } from './accounts';

/** Launchpad has no scopes, and OAuth needs one: this one is never shown. */
const everything = 'everything';

export function basecampServer(config: SandboxConfig): AuthorizationServer {
  return {
    code: 'basecamp',
    title: 'Basecamp',
    paths: ['/authorization/new', '/authorization/new/:uid', '/authorization/token'],
    prepare: (params) => params.set('scope', everything),
    access_token_ttl_seconds: 14 * 24 * 3600,
    refresh_token_ttl_seconds: 10 * 365 * 24 * 3600,
    clients: () => oauthClient(config, 'basecamp'),
    accounts: () => choicesOf(accounts),
    claims: () => ({}),
    configuration: {
      scopes: [everything, 'openid', 'profile', 'email'],
      routes: { authorization: '/authorization/new', token: '/authorization/token' },
      extraParams: ['account', 'type'],
      features: { userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      rotateRefreshToken: false,
      issueRefreshToken: () => Promise.resolve(true),
    },
    answer: ({ scope: _, ...body }) => body,
  };
}
