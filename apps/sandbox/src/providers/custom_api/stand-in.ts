import type { StandIn } from '../../stand-ins/stand-in';
import { rejectKey } from '../../switches/common-kinds';
import { accounts } from './accounts';
import { CustomApiModule } from './custom-api.module';

export const standIn: StandIn = {
  code: 'custom_api',
  name: 'A tenant’s own API',
  about: 'An API key, orders',
  module: CustomApiModule,
  access: 'key',
  accounts: () => accounts,
  switches: [rejectKey],
  unavailable: () => 'The service is temporarily unavailable.',
  rateLimited: () => ({ body: '' }),
};
