import type { SandboxConfig } from '../config';
import type { AuthorizationServer } from '../oauth/authorization-server';
import { oauthClient } from '../oauth/oauth-client';
import type { World } from '../world/world';

/** Launchpad knows no scopes; one that nobody sees stands for everything. */
const everything = 'everything';

export function basecampServer(world: World, config: SandboxConfig): AuthorizationServer {
  const { basecamp } = world.provider_accounts;
  return {
    code: 'basecamp',
    title: 'Basecamp',
    paths: ['/authorization/new', '/authorization/new/:uid', '/authorization/token'],
    prepare: (params) => params.set('scope', everything),
    access_token_ttl_seconds: 14 * 24 * 3600,
    refresh_token_ttl_seconds: 10 * 365 * 24 * 3600,
    clients: () => oauthClient(config, 'basecamp'),
    accounts: () => basecamp.map(({ account, name, email }) => ({ account, label: name, detail: email })),
    claims: () => ({}),
    configuration: {
      scopes: [everything, 'openid', 'profile', 'email'],
      routes: { authorization: '/authorization/new', token: '/authorization/token' },
      extraParams: ['account', 'type'],
      features: { userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      rotateRefreshToken: false,
      issueRefreshToken: async () => true,
    },
    answer: ({ scope: _, ...body }) => body,
  };
}
