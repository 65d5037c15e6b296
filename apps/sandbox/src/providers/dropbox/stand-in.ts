import type { StandIn } from '../../stand-ins/stand-in';
import { deactivateAccount, refuseScope } from '../../switches/common-kinds';
import { accounts } from './accounts';
import { dropboxServer } from './authorization-server';
import { DropboxModule } from './dropbox.module';

export const standIn: StandIn = {
  code: 'dropbox',
  name: 'Dropbox',
  about: 'OAuth 2.0, accounts and folders',
  module: DropboxModule,
  access: 'oauth',
  accounts: () => accounts,
  authorizationServer: (_world, config) => dropboxServer(config),
  switches: [refuseScope, deactivateAccount],
  unavailable: () => 'The service is temporarily unavailable.',
  rateLimited: (seconds) => ({
    body: {
      error_summary: 'too_many_requests/..',
      error: { reason: { '.tag': 'too_many_requests' }, retry_after: seconds },
    },
  }),
};
