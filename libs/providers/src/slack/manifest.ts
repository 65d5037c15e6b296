import { letterMark, type ProviderManifest } from '@linesman/provider-kit';

const name = 'Slack';
const reconnect_path = 'Settings > Integrations > Slack > Reconnect';

export const manifest: ProviderManifest = {
  code: 'slack',
  display_name: name,
  description: 'Posts messages to a Slack workspace as a bot.',
  logo_url: letterMark(name),
  status: 'active',
  auth: {
    type: 'api_key',
    field: 'bot_token',
    install: {
      type: 'oauth2',
      authorize_url: 'https://slack.com/oauth/v2/authorize',
      token_url: 'https://slack.com/api/oauth.v2.access',
      // Slack separates them by commas.
      scopes: [
        'chat:write,im:write,im:history,users:read,users:read.email,channels:read,channels:join,channels:history,groups:read,groups:history',
      ],
      client_authentication: 'client_secret_post',
      // Without token rotation a bot's token does not expire.
      refresh: 'none',
      default_expires_in_seconds: 10 * 365 * 24 * 3600,
    },
  },
  credential_schema: {
    type: 'object',
    additionalProperties: false,
    required: ['bot_token'],
    properties: {
      bot_token: {
        type: 'string',
        title: 'Bot user OAuth token',
        maxLength: 255,
        pattern: '^xoxb-[A-Za-z0-9-]+$',
        examples: ['xoxb-…'],
      },
    },
  },
  config_schema: { type: 'object', additionalProperties: false, properties: {} },
  capabilities: [
    {
      capability_code: 'SEND_MESSAGE',
      version: 1,
      description: 'Posts a message to a channel, a conversation or a thread.',
      impact: 'Messages cannot be posted to Slack',
      kind: 'write',
      scopes: [['chat:write']],
      parameters_schema: {
        type: 'object',
        additionalProperties: false,
        required: ['channel', 'text'],
        properties: {
          channel: { type: 'string', minLength: 1, maxLength: 100, description: 'A channel or conversation id.' },
          text: { type: 'string', minLength: 1, maxLength: 4_000 },
          thread_ts: { type: 'string', pattern: '^[0-9]{10}\\.[0-9]{6}$' },
          blocks: { type: 'array', maxItems: 50, items: { type: 'object' } },
        },
      },
    },
  ],
  // Slack allows one message a second for each channel. We apply it to the workspace, which has a limit of its own.
  rate_limit: { requests: 1, per_seconds: 1 },
  probe_interval_seconds: 300,
  last_resort: "If issue persists, check the app's permissions in the Slack workspace",
  causes: {
    grant_revoked: {
      reason: 'The Slack app was removed from the workspace or its token was revoked',
      troubleshooting: ['Customer needs to install the Slack app again', `Direct them to: ${reconnect_path}`],
    },
  },
  access_page: 'https://my.slack.com/apps/manage',
  reconnect_path,
};
