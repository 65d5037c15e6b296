import { letterMark, type ProviderManifest, type Steps } from '@linesman/provider-kit';

const name = 'Internal Inventory System';
const reconnect_path = 'Settings > Integrations > Internal Inventory System > Reconnect';

const sku = { type: 'string', maxLength: 64, pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*$' };

const outage: { troubleshooting: Steps } = {
  troubleshooting: [
    'Customer has nothing to do: reconnecting does not help',
    `Tell those who run ${name}. It is asked regularly, and the first answers end the problem`,
  ],
};

export const manifest: ProviderManifest = {
  code: 'internal_inventory_system',
  display_name: name,
  description: "Reads and reserves stock in the platform's own inventory.",
  logo_url: letterMark(name),
  status: 'active',
  auth: { type: 'api_key', field: 'api_key' },
  credential_schema: {
    type: 'object',
    additionalProperties: false,
    required: ['api_key'],
    properties: { api_key: { type: 'string', title: 'API key', minLength: 8, maxLength: 255 } },
  },
  config_schema: { type: 'object', additionalProperties: false, properties: {} },
  capabilities: [
    {
      capability_code: 'GET_STOCK_LEVEL',
      version: 1,
      description: 'How many of an article are on hand, reserved and available.',
      impact: 'Stock levels cannot be read',
      kind: 'read',
      parameters_schema: { type: 'object', additionalProperties: false, required: ['sku'], properties: { sku } },
    },
    {
      capability_code: 'RESERVE_STOCK',
      version: 1,
      description: 'Reserves units of an article. Refused if fewer are available.',
      impact: 'Stock cannot be reserved',
      kind: 'write',
      provider_deduplicates: true,
      parameters_schema: {
        type: 'object',
        additionalProperties: false,
        required: ['sku', 'quantity'],
        properties: {
          sku,
          quantity: { type: 'integer', minimum: 1, maximum: 1_000_000 },
          reference: { type: 'string', maxLength: 255, description: 'What the units are reserved for.' },
        },
      },
    },
  ],
  // Our own limit: the system states none.
  rate_limit: { requests: 10, per_seconds: 1 },
  probe_interval_seconds: 300,
  last_resort: `If issue persists, check the key's permissions at ${name}`,
  causes: { timeout: outage, server_error: outage, dns_failure: outage, tls_failure: outage },
  reconnect_path,
};
