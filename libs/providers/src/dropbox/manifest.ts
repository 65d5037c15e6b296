import { letterMark, type ProviderManifest } from '@linesman/provider-kit';

const name = 'Dropbox';
const reconnect_path = 'Settings > Integrations > Dropbox > Reconnect';

export const manifest: ProviderManifest = {
  code: 'dropbox',
  display_name: name,
  description: "Reads what is in a customer's Dropbox folders.",
  logo_url: letterMark(name),
  status: 'active',
  auth: {
    type: 'oauth2',
    authorize_url: 'https://www.dropbox.com/oauth2/authorize',
    token_url: 'https://api.dropboxapi.com/oauth2/token',
    scopes: ['account_info.read', 'files.metadata.read'],
    // Without it Dropbox issues no refresh token, and the access token expires after four hours.
    authorize_params: { token_access_type: 'offline' },
    client_authentication: 'client_secret_post',
    refresh: 'stable',
    default_expires_in_seconds: 14_400,
  },
  config_schema: { type: 'object', additionalProperties: false, properties: {} },
  capabilities: [
    {
      capability_code: 'LIST_FOLDER',
      version: 1,
      description: 'Files and folders below a path. With next_cursor a later call returns what changed since.',
      impact: 'New and changed files in Dropbox are not noticed',
      kind: 'read',
      scopes: [['files.metadata.read']],
      parameters_schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          path: {
            type: 'string',
            maxLength: 4_000,
            default: '',
            description: 'Empty for the root; otherwise it begins with a slash.',
          },
          recursive: { type: 'boolean', default: false },
          cursor: { type: 'string', minLength: 1, maxLength: 4_000, description: 'next_cursor of an earlier call.' },
          max_entries: { type: 'integer', minimum: 1, maximum: 20_000, default: 2_000 },
        },
      },
    },
  ],
  // Dropbox publishes no figure; this is our own limit.
  rate_limit: { requests: 10, per_seconds: 1 },
  probe_interval_seconds: 300,
  last_resort: 'If issue persists, check the app under Connected apps in Dropbox',
  causes: {},
  access_page: 'https://www.dropbox.com/account/connected_apps',
  reconnect_path,
};
