import type { StandIn } from '../../stand-ins/stand-in';
import { accounts } from './accounts';
import { SsoSamlModule } from './sso-saml.module';
import { certificateEnding, certificateExpired, entityChanged, metadataGone, rollover } from './switches';

export const standIn: StandIn = {
  code: 'sso_saml',
  name: 'A customer’s identity provider (SAML)',
  about: 'Metadata and certificates',
  module: SsoSamlModule,
  accounts: () => accounts,
  switches: [metadataGone, entityChanged, certificateExpired, certificateEnding, rollover],
  unavailable: () => 'The service is temporarily unavailable.',
  rateLimited: () => ({ body: '' }),
};
