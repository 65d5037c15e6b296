import type { StandIn } from '../../stand-ins/stand-in';
import { deactivateAccount, refuseScope, useRequests } from '../../switches/common-kinds';
import { accounts } from './accounts';
import { salesforceServer } from './authorization-server';
import { SalesforceModule } from './salesforce.module';

export const standIn: StandIn = {
  code: 'salesforce',
  name: 'Salesforce',
  about: 'OAuth 2.0 with rotating refresh tokens, contacts and opportunities',
  module: SalesforceModule,
  access: 'oauth',
  accounts: () => accounts,
  authorizationServer: (_world, config) => salesforceServer(config),
  switches: [refuseScope, deactivateAccount, useRequests],
  unavailable: (status) => [
    {
      message: 'The service is temporarily unavailable.',
      errorCode: status === 503 ? 'SERVER_UNAVAILABLE' : 'UNKNOWN_EXCEPTION',
    },
  ],
  rateLimited: () => ({
    body: [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }],
  }),
  look: '/salesforce/.well-known/openid-configuration',
  dailyRequests: (used) => ({ 'sforce-limit-info': `api-usage=${used * 1_000}/100000` }),
};
