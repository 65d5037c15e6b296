import { letterMark, type ProviderManifest, type Steps } from '@linesman/provider-kit';

const name = 'Custom API';
const reconnect_path = 'Settings > Integrations > Custom API > Reconnect';

const path = {
  type: 'string',
  maxLength: 1_000,
  description: 'Below the base URL, without query: /orders/7.',
};
const query = {
  type: 'object',
  maxProperties: 50,
  additionalProperties: { type: ['string', 'number', 'boolean'], maxLength: 1_000 },
};
const expects = {
  type: 'array',
  maxItems: 50,
  items: { type: 'string', minLength: 1, maxLength: 100 },
  description: 'Properties that the answer must have. If absent, any JSON is accepted, and an empty answer too.',
};

/** The API is the customer's own, so its failures are theirs to look into. */
const failing = (what: string): Steps => [
  `Customer needs to check ${what}`,
  'Nothing has to be reconnected: the API is asked regularly, and its first answers end the problem',
];

export const manifest: ProviderManifest = {
  code: 'custom_api',
  display_name: name,
  description: 'Calls an HTTP API of your own on the public Internet.',
  logo_url: letterMark(name),
  status: 'active',
  auth: { type: 'api_key', field: 'api_key' },
  addresses: 'tenant',
  credential_schema: {
    type: 'object',
    additionalProperties: false,
    required: ['api_key'],
    properties: {
      api_key: {
        type: 'string',
        title: 'API key',
        description: 'For basic authentication: user:password.',
        minLength: 8,
        maxLength: 4_000,
        pattern: '^[ -~]+$',
      },
    },
  },
  config_schema: {
    type: 'object',
    additionalProperties: false,
    required: ['base_url', 'health_path', 'health_property'],
    properties: {
      base_url: {
        type: 'string',
        format: 'uri',
        title: 'Base URL',
        maxLength: 500,
        // Calls add a path to it, and the key is sent as the settings say.
        pattern: '^http[^?#@]*$',
        examples: ['https://api.example.com/v1'],
      },
      auth_scheme: { enum: ['bearer', 'basic', 'header'], default: 'bearer', title: 'How the key is sent' },
      auth_header: {
        type: 'string',
        title: 'Header that carries the key',
        maxLength: 100,
        pattern: '^[A-Za-z][A-Za-z0-9-]*$',
        default: 'X-API-Key',
      },
      health_path: { ...path, title: 'Health check path' },
      health_property: {
        type: 'string',
        title: 'Expected response field',
        minLength: 1,
        maxLength: 100,
      },
    },
  },
  capabilities: [
    {
      capability_code: 'GET_RESOURCE',
      version: 1,
      description: 'Reads the resource at a path.',
      impact: 'Data can no longer be read from your API',
      kind: 'read',
      parameters_schema: {
        type: 'object',
        additionalProperties: false,
        required: ['path'],
        properties: { path, query, expects },
      },
    },
    {
      capability_code: 'SEND_REQUEST',
      version: 1,
      description: 'Writes to a path, once. The Idempotency-Key is sent, but the API may ignore it.',
      impact: 'Data can no longer be sent to your API',
      kind: 'write',
      parameters_schema: {
        type: 'object',
        additionalProperties: false,
        required: ['method', 'path'],
        properties: { method: { enum: ['POST', 'PUT', 'PATCH', 'DELETE'] }, path, query, body: {}, expects },
      },
    },
  ],
  // Our own limit: how much such an API can take is not known.
  rate_limit: { requests: 10, per_seconds: 1 },
  probe_interval_seconds: 300,
  last_resort: "If issue persists, check the key's permissions at your API",
  causes: {
    timeout: { troubleshooting: failing('why their API answers so slowly') },
    server_error: { troubleshooting: failing('the log of their API for the errors that it answers with') },
    dns_failure: { troubleshooting: failing("that the name in the integration's base URL exists in public DNS") },
    tls_failure: { troubleshooting: failing('that the certificate of their API is valid and from a public authority') },
  },
  reconnect_path,
};
