import { apiKeyCauses, type ProviderManifest } from '@linesman/provider-kit';

const name = 'Internal Inventory System';
const reconnect_path = 'Settings > Integrations > Internal Inventory System > Reconnect';

const sku = { type: 'string', maxLength: 64, pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*$' };

export const manifest: ProviderManifest = {
  code: 'internal_inventory_system',
  display_name: name,
  description: "Reads and reserves stock in the platform's own inventory.",
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
      kind: 'read',
      parameters_schema: { type: 'object', additionalProperties: false, required: ['sku'], properties: { sku } },
    },
    {
      capability_code: 'RESERVE_STOCK',
      version: 1,
      description: 'Reserves units of an article. Refused if fewer are available.',
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
  impact: ['Stock levels are no longer read', 'Stock cannot be reserved'],
  causes: apiKeyCauses({
    name,
    reconnect_path,
    last_resort: `If issue persists, check the key's permissions at ${name}`,
  }),
  reconnect_path,
};
