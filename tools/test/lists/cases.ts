import { createHash } from 'node:crypto';
import type { SchemaOwner } from '@linesman/contracts';
import { TENANT } from './grown-tables.ts';

interface Page {
  items: unknown[];
  next_cursor?: string;
}
type Query = Record<string, unknown>;
export type Lists = Record<string, (...args: never[]) => Promise<Page>>;

export const owners = [
  'status-monitor',
  'integrations',
  'gateway-executor',
  'notifier',
] as const satisfies SchemaOwner[];
export type Owner = (typeof owners)[number];

const idOf = (of: string, n: number): string =>
  createHash('md5')
    .update(`${of}${n}`)
    .digest('hex')
    .replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');

const caller = { tenantId: TENANT, subject: 'person10', email: 'csm10@example.com', roles: ['tenant_admin'] };
const [integration_id, customer_id, signal_id] = [idOf('integration', 10), idOf('customer', 10), idOf('signal', 10)];
const day = { from: new Date(Date.now() - 86_400_000), to: new Date() };

/** One filter or sort at a time, and none. */
const each = (...queries: Query[]): Query[] => [{}, ...queries];
const about = each(
  { subject_id: integration_id, subject_type: 'integration' },
  { actor: ['person10'] },
  { not_actor: 'mia' },
  { action: 'integration.updated' },
  day,
);

interface Case {
  owner: Owner;
  /** The file below apps/<owner>/src, and its class. */
  file: string;
  name: string;
  /** What comes after the database in the constructor. */
  rest?: unknown[];
  queries: Query[];
  ask?: (lists: Lists, query: Query) => Promise<Page>;
}

export const queryFirst = (lists: Lists, query: Query) => lists.list!(query as never, caller as never);
const callerFirst = (lists: Lists, query: Query) => lists.list!(caller as never, query as never);

/** Each list of the API. */
export const cases: Case[] = [
  {
    owner: 'status-monitor',
    file: 'signals/risk-signals.controller',
    name: 'RiskSignalsController',
    queries: [{}, { order: 'urgency' }].flatMap((order) =>
      each(
        { status: 'open' },
        { status: 'resolved' },
        { integration_id },
        { customer_id },
        { severity: 'high' },
        { csm: 'me' },
        { q: 'Customer 1' },
      ).map((one) => ({ ...order, ...one })),
    ),
  },
  {
    owner: 'status-monitor',
    file: 'health/integration-health.controller',
    name: 'IntegrationHealthController',
    queries: each(
      { integration_id },
      { integration_ids: [integration_id] },
      { customer_id },
      { status: 'disconnected' },
      { states: ['degraded', 'disconnected'] },
      { states: ['unknown'] },
      { integration_type: 'slack' },
      { name: 'integration 1' },
    ),
  },
  {
    owner: 'status-monitor',
    file: 'customers/customer-health.controller',
    name: 'CustomerHealthController',
    queries: each({ csm: 'me' }, { at_risk: 'true' }, { at_risk: 'false' }, { q: 'customer 1' }),
  },
  {
    owner: 'status-monitor',
    file: 'observations/integration-events.controller',
    name: 'IntegrationEventsController',
    queries: [{ integration_id }],
  },
  {
    owner: 'status-monitor',
    file: 'incidents/all-signals.system',
    name: 'AllSignals',
    queries: each({ status: 'open' }, { tenant_id: TENANT }, { severity: 'high' }),
  },
  {
    owner: 'integrations',
    file: 'integrations/list-integrations',
    name: 'ListIntegrations',
    queries: each(
      { connection_code: 'stripe' },
      { status: 'active' },
      { customer_id },
      { user_id: 'me' },
      { purpose: 'sales' },
      { is_critical: true },
      { name: 'integration 1' },
      { owner: 'tenant' },
      { integration_ids: [integration_id] },
    ),
    ask: callerFirst,
  },
  {
    owner: 'integrations',
    file: 'customers/customers.controller',
    name: 'CustomersController',
    queries: each({ q: 'customer 1' }, { customer_ids: [customer_id] }),
    ask: callerFirst,
  },
  {
    owner: 'integrations',
    file: 'grants/grants.controller',
    name: 'GrantsController',
    queries: each({ integration_id }, { action: 'execute' }, { grantee_type: 'user' }, { grantee: 'grantee10' }),
    ask: callerFirst,
    rest: [undefined],
  },
  {
    owner: 'integrations',
    file: 'links/integration-links.controller',
    name: 'IntegrationLinksController',
    queries: each(),
    ask: (lists, query) => lists.list!(caller as never, integration_id as never, query as never),
  },
  {
    owner: 'integrations',
    file: 'links/links.controller',
    name: 'LinksController',
    queries: each({ purpose: '' }, { is_default: 'false' }),
    ask: (lists, query) => lists.list!(caller as never, 'subscription' as never, 's-10' as never, query as never),
  },
  {
    owner: 'integrations',
    file: 'people/people.controller',
    name: 'PeopleController',
    queries: each({ q: 'person 1' }, { kind: 'user' }, { subject: ['person10'] }),
    ask: callerFirst,
  },
  {
    owner: 'integrations',
    file: 'audit/audit-log.controller',
    name: 'AuditLogController',
    queries: about,
    ask: callerFirst,
  },
  {
    owner: 'integrations',
    file: 'audit/all-audit-logs.system',
    name: 'AllAuditLogs',
    queries: [...about, { tenant_id: TENANT }],
  },
  {
    owner: 'gateway-executor',
    file: 'ledger/executions.controller',
    name: 'ExecutionsController',
    queries: each({ integration_id }, { status: 'failed' }, { idempotency_key: 'key-10' }),
  },
  {
    owner: 'gateway-executor',
    file: 'sync/sync-runs.controller',
    name: 'SyncRunsController',
    queries: each({ integration_id }, { capability_code: 'SYNC_CONTACTS' }, { status: 'failed' }),
  },
  {
    owner: 'gateway-executor',
    file: 'sync/synced-records.controller',
    name: 'SyncedRecordsController',
    queries: ['oldest_first', 'newest_first'].flatMap((order) =>
      each({ object: 'deal' }, { updated_since: day.from }).map((one) => ({ order, integration_id, ...one })),
    ),
  },
  {
    owner: 'notifier',
    file: 'tasks/tasks.controller',
    name: 'TasksController',
    queries: each({ status: 'open' }, { customer_id }, { signal_id }, { assignee: 'me' }),
    ask: callerFirst,
  },
  {
    owner: 'notifier',
    file: 'contacts/contacts.controller',
    name: 'ContactsController',
    queries: each({ address: 'contact10@example.com' }),
    ask: callerFirst,
  },
  {
    owner: 'notifier',
    file: 'deliveries/all-deliveries.system',
    name: 'AllDeliveries',
    queries: each({ tenant_id: TENANT }, { signal_id }, { state: 'failed' }, { channel: 'email' }, day),
    rest: [{ fallbacks: {} }],
  },
  {
    owner: 'notifier',
    file: 'audit/audit-log.controller',
    name: 'MessageAuditLogController',
    queries: about,
    ask: callerFirst,
  },
];
