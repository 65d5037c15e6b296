import type { StandIn } from '../../stand-ins/stand-in';
import { deactivateAccount, refuseScope, useRequests } from '../../switches/common-kinds';
import { accounts } from './accounts';
import { xeroServer } from './authorization-server';
import { XeroModule } from './xero.module';

export const standIn: StandIn = {
  code: 'xero',
  name: 'Xero',
  about: 'OAuth 2.0, contacts and invoices',
  module: XeroModule,
  access: 'oauth',
  accounts: () => accounts,
  authorizationServer: (_world, config) => xeroServer(config),
  switches: [refuseScope, deactivateAccount, useRequests],
  unavailable: (status) => ({
    Type: null,
    Title: 'Unavailable',
    Status: status,
    Detail: 'The service is temporarily unavailable.',
  }),
  rateLimited: () => ({ headers: { 'x-rate-limit-problem': 'minute' }, body: '' }),
  dailyRequests: (used) => ({ 'x-daylimit-remaining': String(5_000 - used * 50) }),
};
