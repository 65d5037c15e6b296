import type { Run } from '../start/own-system.mjs';

/** Ids of the demo world that appear in addresses. */
export interface Ids {
  integration: string;
  execution: string;
  customer: string;
  signal: string;
  run: string;
  task: string;
  /** An integration with a key. */
  payments: string;
  /** An event endpoint. */
  endpoint: string;
  replay: string;
  /** Shadow rules. */
  rules: string;
}

export interface ShownPage {
  name: string;
  /** The persona that is signed in; nobody when absent. */
  as?: string;
  path: string | ((ids: Ids) => string);
  /** A page of the sandbox, not of the console. */
  outside?: true;
}

const of = (rest: string) => (ids: Ids) => `/integrations/${ids.integration}${rest}`;

/** Every page, and which persona opens it. */
export const pages: ShownPage[] = [
  { name: 'welcome', path: '/' },
  { name: 'overview', as: 'anna', path: '/' },
  { name: 'integrations', as: 'anna', path: '/integrations' },
  { name: 'catalog', as: 'anna', path: '/integrations/new' },
  { name: 'connect-with-consent', as: 'anna', path: '/integrations/new/salesforce' },
  { name: 'connect-with-key', as: 'anna', path: '/integrations/new/stripe' },
  { name: 'integration', as: 'anna', path: of('') },
  { name: 'integration-executions', as: 'anna', path: of('/executions') },
  { name: 'execution', as: 'anna', path: (ids) => `/integrations/${ids.integration}/executions/${ids.execution}` },
  { name: 'integration-waiting', as: 'anna', path: of('/waiting') },
  { name: 'integration-syncs', as: 'anna', path: of('/syncs') },
  { name: 'integration-schedule', as: 'anna', path: of('/syncs/SYNC_CONTACTS/schedule') },
  { name: 'integration-records', as: 'anna', path: of('/records') },
  { name: 'integration-capabilities', as: 'anna', path: of('/capabilities') },
  { name: 'try-it', as: 'anna', path: of('/capabilities/SYNC_CONTACTS') },
  { name: 'integration-edit', as: 'anna', path: of('/edit') },
  { name: 'integration-keys', as: 'anna', path: (ids) => `/integrations/${ids.payments}/keys` },
  { name: 'integration-delete', as: 'anna', path: of('/delete') },
  { name: 'integration-link', as: 'anna', path: of('/links/new') },
  { name: 'providers', as: 'mia', path: '/providers' },
  { name: 'provider', as: 'mia', path: '/providers/salesforce' },
  { name: 'failed-messages', as: 'anna', path: '/tasks/failed-messages' },
  { name: 'settings', as: 'anna', path: '/settings' },
  { name: 'settings-brand', as: 'anna', path: '/settings/brand' },
  { name: 'settings-teams', as: 'anna', path: '/settings/teams' },
  { name: 'settings-defaults', as: 'anna', path: '/settings/defaults' },
  { name: 'settings-grants', as: 'anna', path: '/settings/grants' },
  { name: 'settings-webhooks', as: 'anna', path: '/settings/webhooks' },
  { name: 'settings-webhook', as: 'anna', path: (ids) => `/settings/webhooks/${ids.endpoint}` },
  { name: 'workflow-runs', as: 'anna', path: '/settings/runs' },
  { name: 'workflow-run', as: 'anna', path: (ids) => `/settings/runs/${ids.run}` },
  { name: 'settings-silences', as: 'anna', path: '/settings/silences' },
  { name: 'settings-workflows', as: 'anna', path: '/settings/workflows' },
  { name: 'settings-workflow', as: 'anna', path: '/settings/workflows/integration_disconnection_response' },
  {
    name: 'settings-workflow-history',
    as: 'anna',
    path: '/settings/workflows/integration_disconnection_response/history',
  },
  {
    name: 'settings-workflow-replays',
    as: 'anna',
    path: '/settings/workflows/integration_disconnection_response/replays',
  },
  {
    name: 'settings-workflow-replay',
    as: 'anna',
    path: (ids) => `/settings/workflows/integration_disconnection_response/replays/${ids.replay}`,
  },
  { name: 'settings-audit-log', as: 'anna', path: '/settings/audit-log' },
  { name: 'denied', as: 'mia', path: '/settings' },
  { name: 'not-found', as: 'anna', path: '/no-such-page' },
  { name: 'csm-overview', as: 'jane', path: '/' },
  { name: 'risk-signals', as: 'jane', path: '/risk-signals' },
  { name: 'risk-signal', as: 'jane', path: (ids) => `/risk-signals/${ids.signal}` },
  { name: 'triage', as: 'jane', path: '/risk-signals/triage?view=all' },
  { name: 'triage-panel', as: 'jane', path: (ids) => `/?view=all&signal=${ids.signal}` },
  {
    name: 'message-preview',
    as: 'jane',
    path: (ids) => `/risk-signals/${ids.signal}/preview/send-fix-instructions`,
  },
  { name: 'search', as: 'jane', path: '/search?q=sales' },
  { name: 'decisions', as: 'jane', path: '/risk-signals/decisions' },
  { name: 'daily-summary', as: 'jane', path: '/daily-summary' },
  { name: 'customers', as: 'jane', path: '/customers' },
  { name: 'customer', as: 'jane', path: (ids) => `/customers/${ids.customer}` },
  { name: 'customer-new', as: 'anna', path: '/customers/new' },
  { name: 'customer-details', as: 'anna', path: (ids) => `/customers/${ids.customer}/details` },
  { name: 'customer-contacts', as: 'jane', path: (ids) => `/customers/${ids.customer}/contacts` },
  { name: 'customer-contact', as: 'jane', path: (ids) => `/customers/${ids.customer}/contact` },
  { name: 'customer-external-ids', as: 'anna', path: (ids) => `/customers/${ids.customer}/external-ids` },
  { name: 'reliability', as: 'jane', path: '/reliability' },
  { name: 'error-trends', as: 'jane', path: '/reliability/errors' },
  { name: 'usage', as: 'jane', path: '/reliability/usage' },
  { name: 'usage-prices', as: 'anna', path: '/reliability/usage/prices' },
  { name: 'customer-reliability', as: 'jane', path: (ids) => `/customers/${ids.customer}/reliability` },
  { name: 'environment', as: 'jane', path: (ids) => `/customers/${ids.customer}/environment` },
  { name: 'technical-score', as: 'jane', path: (ids) => `/customers/${ids.customer}/technical-score` },
  { name: 'tasks', as: 'jane', path: '/tasks' },
  { name: 'task', as: 'jane', path: (ids) => `/tasks/${ids.task}` },
  { name: 'task-new', as: 'jane', path: '/tasks/new' },
  { name: 'staff-overview', as: 'staff', path: '/' },
  { name: 'staff-incidents', as: 'staff', path: '/staff/incidents' },
  { name: 'staff-tasks', as: 'staff', path: '/staff/tasks' },
  { name: 'staff-alerts', as: 'staff', path: '/staff/alerts' },
  { name: 'staff-risk-signals', as: 'staff', path: '/staff/risk-signals' },
  { name: 'staff-replay', as: 'staff', path: (ids) => `/staff/replay?integration_id=${ids.integration}&days=7` },
  { name: 'staff-silences', as: 'staff', path: '/staff/silences' },
  { name: 'staff-shadow-rules', as: 'staff', path: '/staff/shadow-rules' },
  { name: 'staff-shadow-rule', as: 'staff', path: (ids) => `/staff/shadow-rules/${ids.rules}` },
  { name: 'staff-reliability', as: 'staff', path: '/staff/reliability' },
  { name: 'staff-deliveries', as: 'staff', path: '/staff/deliveries' },
  { name: 'staff-dead-letters', as: 'staff', path: '/staff/dead-letters' },
  { name: 'staff-set-aside-events', as: 'staff', path: '/staff/dead-letters/set-aside' },
  { name: 'staff-connections', as: 'staff', path: '/staff/connections' },
  { name: 'staff-connection', as: 'staff', path: '/staff/connections/stripe' },
  { name: 'staff-new-connection', as: 'staff', path: '/staff/connections/new' },
  { name: 'staff-delete-connection', as: 'staff', path: '/staff/connections/stripe/delete' },
  { name: 'staff-new-capability', as: 'staff', path: '/staff/connections/stripe/capabilities/new' },
  { name: 'staff-capability', as: 'staff', path: '/staff/connections/stripe/capabilities/PROCESS_PAYMENT/1' },
  { name: 'staff-runbook', as: 'staff', path: '/staff/runbook' },
  { name: 'staff-audit-log', as: 'staff', path: '/staff/audit-log' },
  { name: 'reference', path: '/reference' },
  { name: 'reference-chapter', path: '/reference/triage' },
  { name: 'sandbox', path: '/', outside: true },
  { name: 'sandbox-switches', path: '/switches', outside: true },
  { name: 'sandbox-switches-of-a-provider', path: '/switches/salesforce', outside: true },
  { name: 'sandbox-webhooks', path: '/switches/webhooks', outside: true },
  { name: 'sandbox-slack', path: '/slack', outside: true },
  { name: 'sandbox-teams', path: '/teams', outside: true },
  { name: 'sandbox-mail', path: '/mail', outside: true },
];

export const addressOf = ({ path, outside }: ShownPage, { origin, sandbox }: Run, ids: Ids): string =>
  (outside ? sandbox.url : origin) + (typeof path === 'string' ? path : path(ids));
