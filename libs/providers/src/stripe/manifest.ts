import { fullResync, having, letterMark, payer, type ProviderManifest } from '@linesman/provider-kit';
import { billingCapability } from './billing-capability';
import { paymentCapabilities } from './payment-capabilities';

const name = 'Stripe';
const reconnect_path = 'Settings > Integrations > Stripe > Reconnect';

export const manifest: ProviderManifest = {
  code: 'stripe',
  display_name: name,
  description: 'Takes payments, refunds them, bills subscriptions and reads transactions through Stripe.',
  logo_url: letterMark(name),
  status: 'active',
  auth: { type: 'api_key', field: 'secret_key', other_names: ['api_key'] },
  credential_schema: {
    type: 'object',
    additionalProperties: false,
    required: ['secret_key'],
    properties: {
      secret_key: {
        type: 'string',
        title: 'Secret or restricted key',
        maxLength: 255,
        pattern: '^[sr]k_[A-Za-z0-9_]+$',
        examples: ['sk_live_…', 'rk_live_…'],
      },
      publishable_key: {
        type: 'string',
        title: 'Publishable key',
        maxLength: 255,
        pattern: '^pk_[A-Za-z0-9_]+$',
        description: 'Kept beside the secret key, and checked to be of the same mode (live or test).',
        examples: ['pk_live_…'],
      },
    },
  },
  config_schema: { type: 'object', additionalProperties: false, properties: {} },
  capabilities: [
    ...paymentCapabilities,
    {
      capability_code: 'CREATE_CUSTOMER_PROFILE',
      version: 1,
      description:
        "Creates the customer that payments are charged to. For a customer of the platform it creates none if Stripe's id is known.",
      impact: 'New customers cannot be set up in Stripe',
      kind: 'write',
      provider_deduplicates: true,
      fulfils: 'customer_profile',
      customer: { id: 'customer_id' },
      parameters_schema: {
        type: 'object',
        additionalProperties: false,
        anyOf: [having('email'), having('name'), having('customer_id')],
        properties: {
          customer_id: { type: 'string', format: 'uuid', description: "The platform's id of the customer." },
          payer,
          email: { type: 'string', format: 'email', maxLength: 512 },
          name: { type: 'string', maxLength: 256 },
          phone: { type: 'string', maxLength: 20 },
        },
      },
    },
    billingCapability,
    {
      capability_code: 'SYNC_TRANSACTIONS',
      version: 1,
      description: 'Everything that changed the balance, newest first.',
      impact: 'Transactions are no longer synced from Stripe',
      kind: 'read',
      parameters_schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          since: {
            type: 'string',
            format: 'date-time',
            description: 'In the first run, only transactions since then.',
          },
          ...fullResync,
        },
      },
      sync: { direction: 'inbound', object: 'transaction' },
    },
  ],
  // The limit of test mode. Live mode allows four times as much, but a key does not show its mode before it is used.
  rate_limit: { requests: 25, per_seconds: 1 },
  probe_interval_seconds: 300,
  last_resort: "If issue persists, check the key's permissions in the Stripe Dashboard",
  causes: {},
  access_page: 'https://dashboard.stripe.com/apikeys',
  reconnect_path,
};
