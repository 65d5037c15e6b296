/** The account that is broken, as the sandbox has it. */
interface AtStandIn {
  sandbox: string;
  account: () => Promise<Record<string, string>>;
  conversation: (user: string, token?: string) => Promise<string>;
}

export interface Call {
  capability_code: string;
  parameters: Record<string, unknown>;
}

/** How an integration of a provider is connected and called in the sandbox. */
export interface AtProvider {
  name: string;
  /** The account at the stand-in that the run breaks. Nobody else uses it. */
  account: string;
  /** What a person enters. Absent where a consent connects it. */
  credentials?: (at: AtStandIn) => Record<string, unknown> | Promise<Record<string, unknown>>;
  config?: (sandbox: string) => Record<string, unknown>;
  call: (at: AtStandIn) => Call | Promise<Call>;
}

const read =
  (capability_code: string, parameters: Call['parameters'] = {}): AtProvider['call'] =>
  () => ({ capability_code, parameters });

/** The key that the account's owner finds in the provider's settings. */
const key =
  (field: string, listed: string): AtProvider['credentials'] =>
  async (at) => ({ [field]: (await at.account())[listed] });

export const atProviders = {
  salesforce: { name: 'Salesforce', account: 'spare', call: read('SYNC_CONTACTS') },
  dropbox: { name: 'Dropbox', account: 'spare', call: read('LIST_FOLDER') },
  google: { name: 'Google Drive', account: 'spare', call: read('SYNC_FILES') },
  xero: { name: 'Xero', account: 'spare', call: read('SYNC_INVOICES') },
  basecamp: { name: 'Basecamp', account: 'spare', call: read('SYNC_PROJECTS') },
  stripe: {
    name: 'Stripe',
    account: 'spare',
    credentials: key('secret_key', 'api_key'),
    call: read('SYNC_TRANSACTIONS'),
  },
  slack: {
    name: 'Slack',
    // The workspace of the other tenant: the messages that are measured are not sent through it.
    account: 'T0HARBOR',
    credentials: key('bot_token', 'bot_token'),
    call: async (at) => ({
      capability_code: 'SEND_MESSAGE',
      parameters: {
        channel: await at.conversation('U0HARBYUKI', (await at.account()).bot_token),
        text: 'The order has arrived.',
      },
    }),
  },
  custom_api: {
    name: 'own API',
    account: 'techcorp',
    credentials: key('api_key', 'api_key'),
    config: (sandbox) => ({
      base_url: `${sandbox}/custom_api/v1`,
      health_path: '/account',
      health_property: 'account',
    }),
    call: read('GET_RESOURCE', { path: '/orders' }),
  },
  sso_saml: {
    name: 'SSO (SAML)',
    account: 'techcorp',
    credentials: ({ sandbox }) => ({ metadata: `${sandbox}/sso_saml/techcorp/metadata` }),
    call: read('GET_SSO_METADATA'),
  },
  sso_oidc: {
    name: 'SSO (OIDC)',
    account: 'techcorp',
    credentials: ({ sandbox }) => ({
      issuer: `${sandbox}/sso_oidc/techcorp`,
      client_id: 'linesman-platform',
      client_secret: 'techcorp-oidc-secret-1',
    }),
    call: read('GET_SSO_METADATA'),
  },
} as const satisfies Record<string, AtProvider>;

export type ProviderCode = keyof typeof atProviders;
export const providerCodes = Object.keys(atProviders) as ProviderCode[];
export const atProvider = (code: ProviderCode): AtProvider => atProviders[code];
