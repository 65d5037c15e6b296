import { choicesOf, oauthClient } from '../../../src/stand-ins/authorization-server';
import type { StandIn } from '../../../src/stand-ins/stand-in';
import { deactivateAccount, refuseScope } from '../../../src/switches/common-kinds';
import { accounts } from './accounts';
import { HarbourModule } from './harbour.module';
import { fog } from './switches';

export const standIn: StandIn = {
  code: 'harbour',
  name: 'Harbour',
  about: 'OAuth 2.0, ships',
  module: HarbourModule,
  access: 'oauth',
  accounts: () => accounts,
  authorizationServer: (_world, config) => ({
    code: 'harbour',
    title: 'Harbour',
    paths: ['/authorize', '/authorize/:uid', '/token'],
    access_token_ttl_seconds: 3600,
    clients: () =>
      oauthClient({ ...config, oauth_apps: { harbour: { client_id: 'app', client_secret: 's' } } }, 'harbour'),
    accounts: () => choicesOf(accounts),
    claims: () => ({}),
    configuration: {
      scopes: ['ships', 'openid'],
      routes: { authorization: '/authorize', token: '/token' },
      features: { userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      issueRefreshToken: () => Promise.resolve(true),
    },
  }),
  switches: [refuseScope, deactivateAccount, fog],
  unavailable: (status) => ({ closed: status }),
  rateLimited: () => ({ body: { wait: true } }),
  page: { path: '/harbour', name: 'Harbour', journal: 'harbour-ships', about: (ships) => `${ships} ships` },
};
