import type { StandIn } from '../../stand-ins/stand-in';
import { idpServer } from './authorization-server';
import { IdpModule } from './idp.module';

export const standIn: StandIn = {
  code: 'idp',
  name: 'Identity provider',
  about: 'OpenID Connect: Linesman’s own users sign in here',
  module: IdpModule,
  accounts: () => [],
  authorizationServer: idpServer,
  switches: [],
  unavailable: () => ({
    error: 'temporarily_unavailable',
    error_description: 'The service is temporarily unavailable.',
  }),
  rateLimited: () => ({ body: { error: 'too_many_requests' } }),
  look: '/idp/.well-known/openid-configuration',
};
