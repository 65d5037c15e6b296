import { type CapabilityManifest, fullResync, letterMark, type ProviderManifest } from '@linesman/provider-kit';
import { opportunityFields, contactFields } from './records';

const name = 'Salesforce';
const reconnect_path = 'Settings > Integrations > Salesforce > Reconnect';

const sync = (what: string) => ({
  type: 'object',
  additionalProperties: false,
  properties: {
    since: {
      type: 'string',
      format: 'date-time',
      description: `In the first run, only ${what} that changed since then.`,
    },
    ...fullResync,
  },
});

/** `full` has all others in it. */
const scopes: CapabilityManifest['scopes'] = [['api', 'full']];

export const manifest: ProviderManifest = {
  code: 'salesforce',
  display_name: name,
  description: 'Reads contacts and opportunities from Salesforce CRM.',
  logo_url: letterMark(name),
  status: 'active',
  auth: {
    type: 'oauth2',
    authorize_url: 'https://login.salesforce.com/services/oauth2/authorize',
    token_url: 'https://login.salesforce.com/services/oauth2/token',
    revoke_url: 'https://login.salesforce.com/services/oauth2/revoke',
    scopes: ['openid', 'api', 'refresh_token'],
    client_authentication: 'client_secret_post',
    // Our connected app uses refresh token rotation: using an old token revokes the whole grant.
    refresh: 'rotating',
    // Salesforce's limit for idle refresh tokens. An organisation may turn it off, or set a shorter time.
    unused_days: 30,
    default_expires_in_seconds: 7_200,
  },
  config_schema: { type: 'object', additionalProperties: false, properties: {} },
  capabilities: [
    {
      capability_code: 'SYNC_CONTACTS',
      version: 1,
      description: `Contacts with ${contactFields.join(', ')}, oldest change first.`,
      impact: 'Contacts are no longer synced from Salesforce',
      kind: 'read',
      scopes,
      parameters_schema: sync('contacts'),
      sync: { direction: 'inbound', object: 'contact' },
    },
    {
      capability_code: 'SYNC_OPPORTUNITIES',
      version: 1,
      description: `Opportunities with ${opportunityFields.join(', ')}, oldest change first.`,
      impact: 'Opportunities are no longer synced from Salesforce',
      kind: 'read',
      scopes,
      parameters_schema: sync('opportunities'),
      sync: { direction: 'inbound', object: 'opportunity' },
    },
  ],
  // The smallest daily limit of an Enterprise Edition org. Each licence increases it.
  rate_limit: { requests: 100_000, per_seconds: 86_400 },
  daily_requests: { header: 'sforce-limit-info', says: 'used_of_limit' },
  probe_interval_seconds: 300,
  last_resort: 'If issue persists, check Salesforce API permissions',
  causes: {
    rate_limit_near: {
      troubleshooting: [
        'The customer needs to see in Salesforce under Setup > System Overview how many API requests the last 24 hours used, and which other apps ask too often',
        'If they are all needed, the customer can buy more API requests from Salesforce',
        'An administrator of the workspace can let the syncs run less often, under Syncs on the page of the integration',
      ],
    },
  },
  access_page: 'Salesforce > Settings > Advanced User Details > OAuth Connected Apps',
  reconnect_path,
};
