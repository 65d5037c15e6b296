import { fullResync, letterMark, type ProviderManifest } from '@linesman/provider-kit';

const name = 'Basecamp';
const reconnect_path = 'Settings > Integrations > Basecamp > Reconnect';

const day = { type: 'string', format: 'date' };

export const manifest: ProviderManifest = {
  code: 'basecamp',
  display_name: name,
  description: 'Syncs Basecamp projects and adds to-dos to their lists.',
  logo_url: letterMark(name),
  status: 'active',
  auth: {
    type: 'oauth2',
    authorize_url: 'https://launchpad.37signals.com/authorization/new',
    token_url: 'https://launchpad.37signals.com/authorization/token',
    // Launchpad has no scopes: a token may do what the person may do.
    scopes: [],
    client_authentication: 'client_secret_post',
    refresh: 'stable',
    default_expires_in_seconds: 1_209_600,
  },
  config_schema: { type: 'object', additionalProperties: false, properties: {} },
  capabilities: [
    {
      capability_code: 'SYNC_PROJECTS',
      version: 1,
      description: 'Projects that changed since the last run, archived ones too. Trashed ones count as deleted.',
      impact: 'Projects are no longer synced from Basecamp',
      kind: 'read',
      parameters_schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          since: {
            ...day,
            format: 'date-time',
            description: 'In the first run, only projects that changed since then.',
          },
          ...fullResync,
        },
      },
      sync: { direction: 'inbound', object: 'project' },
    },
    {
      capability_code: 'CREATE_TODO',
      version: 1,
      description: 'Adds a to-do to a list. Its notes end with the id of the execution.',
      impact: 'To-dos cannot be added in Basecamp',
      kind: 'write',
      parameters_schema: {
        type: 'object',
        additionalProperties: false,
        required: ['todolist_id', 'content'],
        properties: {
          todolist_id: { type: 'integer', minimum: 1 },
          content: { type: 'string', minLength: 1, maxLength: 1_000, description: 'What must be done.' },
          description: {
            type: 'string',
            maxLength: 10_000,
            description:
              "Notes, in Basecamp's rich text, followed by the execution's id, by which a look-up finds the to-do.",
          },
          assignee_ids: { type: 'array', maxItems: 100, items: { type: 'integer', minimum: 1 } },
          notify: { type: 'boolean', default: false, description: 'Whether Basecamp notifies the assignees.' },
          starts_on: day,
          due_on: day,
        },
      },
    },
  ],
  // The limit that is reached first. It counts IP addresses, not accounts.
  rate_limit: { requests: 50, per_seconds: 10, per: 'application' },
  probe_interval_seconds: 300,
  last_resort: 'If issue persists, check that the person still has access to the Basecamp account and its projects',
  causes: {},
  access_page: 'Basecamp > My Profile > My Devices & Apps > Third-party Apps',
  reconnect_path,
};
