import type { StandIn } from '../../stand-ins/stand-in';
import { rejectKey, removeApp } from '../../switches/common-kinds';
import { accounts } from './accounts';
import { push } from './push';
import { StripeModule } from './stripe.module';

export const standIn: StandIn = {
  code: 'stripe',
  name: 'Stripe',
  about: 'API keys, payments and subscriptions with idempotency keys',
  module: StripeModule,
  access: 'key',
  accounts: () => accounts,
  push,
  switches: [rejectKey, removeApp],
  unavailable: () => ({ error: { type: 'api_error', message: 'The service is temporarily unavailable.' } }),
  rateLimited: () => ({
    body: { error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' } },
  }),
};
