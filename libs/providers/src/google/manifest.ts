import { fullResync, letterMark, type ProviderManifest } from '@linesman/provider-kit';

const name = 'Google Drive';
const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;
const reconnect_path = 'Settings > Integrations > Google Drive > Reconnect';

export const manifest: ProviderManifest = {
  code: 'google',
  display_name: name,
  description: 'Syncs the list of files in Google Drive and creates folders there.',
  logo_url: letterMark(name),
  status: 'active',
  auth: {
    type: 'oauth2',
    authorize_url: 'https://accounts.google.com/o/oauth2/v2/auth',
    token_url: 'https://oauth2.googleapis.com/token',
    revoke_url: 'https://oauth2.googleapis.com/revoke',
    scopes: [
      'openid',
      'email',
      scope('drive.metadata.readonly'),
      // Gives access only to files that our app created or that were opened with it.
      scope('drive.file'),
    ],
    // Without both, a second consent returns no refresh token.
    authorize_params: { access_type: 'offline', prompt: 'consent' },
    client_authentication: 'client_secret_post',
    refresh: 'stable',
    // Six months.
    unused_days: 180,
    default_expires_in_seconds: 3_600,
  },
  config_schema: { type: 'object', additionalProperties: false, properties: {} },
  capabilities: [
    {
      capability_code: 'SYNC_FILES',
      version: 1,
      description:
        'Files and folders: all of them in the first run, then those that changed. Trashed and removed ones count as deleted.',
      impact: 'The list of files in Google Drive is no longer kept up to date',
      kind: 'read',
      scopes: [[scope('drive.metadata.readonly'), scope('drive.metadata'), scope('drive.readonly'), scope('drive')]],
      parameters_schema: { type: 'object', additionalProperties: false, properties: fullResync },
      sync: { direction: 'inbound', object: 'file' },
    },
    {
      capability_code: 'CREATE_FOLDER',
      version: 1,
      description: 'Creates a folder in My Drive, or in a folder that this capability created.',
      impact: 'Folders cannot be created in Google Drive',
      kind: 'write',
      scopes: [[scope('drive.file'), scope('drive')]],
      parameters_schema: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 500 },
          parent_id: {
            type: 'string',
            pattern: '^[A-Za-z0-9_-]{1,200}$',
            description: 'A folder that this capability created. If absent, My Drive.',
          },
          description: { type: 'string', maxLength: 4_000 },
        },
      },
    },
  ],
  // Google counts units by user and minute, and each method costs its own number of them; this is our own limit.
  rate_limit: { requests: 10, per_seconds: 1 },
  probe_interval_seconds: 300,
  last_resort:
    'If issue persists, check the app under third-party access in the Google account, and allow all it asks for',
  causes: {
    account_deactivated: {
      reason: 'The Google account is disabled, or its Google Workspace does not let this app into Google Drive',
      troubleshooting: [
        'Customer needs to sign in to the Google account, which shows whether it is disabled and how to get it back',
        'If it is not, they need to ask their Google Workspace administrator to allow the app for Google Drive',
        `If issue persists after that, direct them to: ${reconnect_path}`,
      ],
    },
  },
  access_page: 'https://myaccount.google.com/connections',
  reconnect_path,
};
