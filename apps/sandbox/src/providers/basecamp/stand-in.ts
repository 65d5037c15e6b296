import type { StandIn } from '../../stand-ins/stand-in';
import { deactivateAccount } from '../../switches/common-kinds';
import { accounts } from './accounts';
import { basecampServer } from './authorization-server';
import { BasecampModule } from './basecamp.module';

export const standIn: StandIn = {
  code: 'basecamp',
  name: 'Basecamp',
  about: 'OAuth 2.0, projects and to-dos',
  module: BasecampModule,
  access: 'oauth',
  accounts: () => accounts,
  authorizationServer: (_world, config) => basecampServer(config),
  switches: [deactivateAccount],
  unavailable: () => 'The service is temporarily unavailable.',
  rateLimited: () => ({ body: '' }),
};
