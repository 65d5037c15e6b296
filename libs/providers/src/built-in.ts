import type { Provider } from '@linesman/provider-kit';
import { provider as basecamp } from './basecamp/provider';
import { provider as customApi } from './custom_api/provider';
import { provider as dropbox } from './dropbox/provider';
import { provider as google } from './google/provider';
import { provider as internalInventorySystem } from './internal_inventory_system/provider';
import { provider as salesforce } from './salesforce/provider';
import { provider as slack } from './slack/provider';
import { provider as ssoOidc } from './sso_oidc/provider';
import { provider as ssoSaml } from './sso_saml/provider';
import { provider as stripe } from './stripe/provider';
import { provider as xero } from './xero/provider';

/** One line for each folder. `npm run new-provider` adds it. */
export const builtInProviders: Provider[] = [
  basecamp,
  customApi,
  dropbox,
  google,
  internalInventorySystem,
  salesforce,
  slack,
  ssoOidc,
  ssoSaml,
  stripe,
  xero,
];
