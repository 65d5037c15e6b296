import type { StandIn } from '../../stand-ins/stand-in';
import { accounts } from './accounts';
import { SsoOidcModule } from './sso-oidc.module';
import { clientRefused, discoveryGone, issuerChanged, keysEmpty, keysRolled } from './switches';

export const standIn: StandIn = {
  code: 'sso_oidc',
  name: 'A customer’s identity provider (OpenID Connect)',
  about: 'Discovery, keys and one client',
  module: SsoOidcModule,
  accounts: () => accounts,
  switches: [discoveryGone, issuerChanged, clientRefused, keysEmpty, keysRolled],
  unavailable: () => ({ error: 'temporarily_unavailable' }),
  rateLimited: () => ({ body: { error: 'slow_down' } }),
};
