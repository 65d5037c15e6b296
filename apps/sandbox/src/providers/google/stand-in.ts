import type { StandIn } from '../../stand-ins/stand-in';
import { deactivateAccount, refuseScope } from '../../switches/common-kinds';
import { accounts } from './accounts';
import { googleServer } from './authorization-server';
import { googleError } from './google-failure';
import { GoogleModule } from './google.module';
import { push } from './push';

export const standIn: StandIn = {
  code: 'google',
  name: 'Google Drive',
  about: 'OAuth 2.0, files and changes',
  module: GoogleModule,
  access: 'oauth',
  accounts: () => accounts,
  authorizationServer: (_world, config) => googleServer(config),
  push,
  switches: [refuseScope, deactivateAccount],
  unavailable: (status) => googleError(status, 'backendError', 'The service is temporarily unavailable.'),
  rateLimited: () => ({
    body: googleError(429, 'rateLimitExceeded', 'Rate Limit Exceeded', { domain: 'usageLimits' }),
  }),
};
