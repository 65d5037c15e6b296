/** Of 100 tenants, this one has a tenth of all rows. */
export const TENANT = '6f1e2d3c-0000-4000-8000-000000000001';
const ROWS = 50_000;

const tenant = `case when n % 10 = 0 then '${TENANT}'::uuid else md5('tenant' || n % 99)::uuid end`;
const id = (of: string, n = 'n'): string => `md5('${of}' || ${n})::uuid`;
const at = `now() - n * interval '1 minute'`;
const one = (...values: string[]): string =>
  `(array[${values.map((value) => `'${value}'`).join(', ')}])[1 + n % ${values.length}]`;
const csm = `jsonb_build_object('email', 'csm' || n % 50 || '@example.com')`;

/** The integrations and customers of a tenant have the tenant's remainder of ten, and so all ids that name them. */
const integration = id('integration', '(n % 10000)');
const customer = id('customer', '(n % 5000)');

/** By table, the columns that lists read. */
export const grownTables: Record<string, Record<string, string>> = {
  'status_monitor.integrations_copy': {
    integration_id: id('integration'),
    tenant_id: tenant,
    version: '1',
    connection_code: one('stripe', 'slack', 'dropbox'),
    name: `'Integration ' || n`,
    status: `'active'`,
    is_critical: 'n % 7 = 0',
    customer_id: customer,
  },
  'status_monitor.integration_health': {
    integration_id: id('integration'),
    tenant_id: tenant,
    integration_type: one('stripe', 'slack', 'dropbox'),
    customer_id: customer,
    status: `case when n % 50 = 0 then 'disconnected' else 'healthy' end`,
    status_since: at,
    machine_state: `'{}'`,
    watched_until: `now() + interval '1 hour'`,
    first_success_at: at,
  },
  'status_monitor.customers_copy': {
    tenant_id: tenant,
    customer_id: id('customer'),
    version: '1',
    snapshot: `jsonb_build_object('customer_id', ${id('customer')}, 'name', 'Customer ' || n, 'arr', n % 977, 'csm', ${csm})`,
  },
  'status_monitor.risk_signals': {
    signal_id: id('signal'),
    tenant_id: tenant,
    integration_id: id('integration'),
    customer_id: customer,
    signal_type: `'integration_disconnected'`,
    severity: one('low', 'medium', 'high'),
    status: `case when n % 200 = 0 then 'open' else 'resolved' end`,
    snapshot: `jsonb_build_object('customer', jsonb_build_object('name', 'Customer ' || n, 'csm', ${csm}), 'status_change', jsonb_build_object('integration_name', 'Integration ' || n))`,
    opened_at: at,
    last_seen_at: at,
  },
  'status_monitor.integration_events': {
    tenant_id: tenant,
    integration_type: `'stripe'`,
    integration_id: integration,
    event_type: one('recovered', 'reconnected'),
    created_at: at,
  },
  'integrations.customers': {
    tenant_id: tenant,
    customer_id: id('customer'),
    name: `'Customer ' || n`,
    time_zone: `'Europe/Berlin'`,
  },
  'integrations.integrations': {
    integration_id: id('integration'),
    tenant_id: tenant,
    connection_code: one('stripe', 'slack', 'dropbox'),
    name: `'Integration ' || n`,
    status: `'active'`,
    customer_id: customer,
    created_by: `'mia'`,
  },
  'integrations.grants': {
    grant_id: id('grant'),
    tenant_id: tenant,
    integration_id: id('integration'),
    action: `'execute'`,
    capability_code: `'PROCESS_PAYMENT'`,
    grantee_type: one('role', 'user', 'service'),
    grantee: `'grantee' || n % 100`,
    created_by: `'mia'`,
  },
  'integrations.entity_integrations': {
    tenant_id: tenant,
    entity_type: `'subscription'`,
    entity_id: `'s-' || n`,
    integration_id: integration,
  },
  'integrations.people': {
    tenant_id: tenant,
    kind: one('user', 'service'),
    subject: `'person' || n`,
    name: `'Person ' || n`,
    roles: `'{member}'`,
    seen_at: at,
  },
  'integrations.audit_log': {
    tenant_id: tenant,
    at,
    actor: `'person' || n % 100`,
    action: `'integration.updated'`,
    subject_type: `'integration'`,
    subject_id: `${integration}::text`,
  },
  'gateway_executor.executions': {
    execution_id: id('execution'),
    tenant_id: tenant,
    idempotency_key: `'key-' || n`,
    request_hash: `''`,
    integration_id: integration,
    capability_code: `'PROCESS_PAYMENT'`,
    parameters: `'{}'`,
    requested_by: `'mia'`,
    correlation_id: `''`,
    status: one('succeeded', 'failed'),
    deadline: at,
    created_at: at,
    finished_at: at,
  },
  'gateway_executor.sync_runs': {
    run_id: id('run'),
    tenant_id: tenant,
    execution_id: id('execution'),
    integration_id: integration,
    connection_code: `'salesforce'`,
    capability_code: `'SYNC_CONTACTS'`,
    object: `'contact'`,
    direction: `'in'`,
    full_resync: 'false',
    parameters: `'{}'`,
    requested_by: `'mia'`,
    status: one('whole', 'failed'),
    started_at: at,
    finished_at: at,
  },
  'gateway_executor.synced_records': {
    tenant_id: tenant,
    integration_id: integration,
    object: one('contact', 'deal'),
    external_id: `'x' || n`,
    record_id: id('record'),
    data: `'{}'`,
    hash: `''`,
    deleted: 'false',
    run_id: id('run'),
    first_seen_at: at,
    last_seen_at: at,
    changed_at: at,
  },
  'notifier.signals': { signal_id: id('signal'), tenant_id: tenant, state: `'resolved'`, version: '1', closed_at: at },
  'notifier.deliveries': {
    id: id('delivery'),
    tenant_id: tenant,
    signal_id: id('signal'),
    occasion: `'opened'`,
    channel: one('slack', 'email'),
    recipient: `'someone'`,
    audience: `'csm'`,
    state: one('sent', 'failed'),
    correlation_id: `''`,
    created_at: at,
  },
  'notifier.tasks': {
    id: id('task'),
    tenant_id: tenant,
    signal_id: id('signal'),
    customer_id: customer,
    key: `'call'`,
    title: `'Call'`,
    priority: `'high'`,
    due_at: at,
    status: `case when n % 3 = 0 then 'open' else 'closed' end`,
    assignee: `'csm' || n % 50 || '@example.com'`,
  },
  'notifier.contacts': {
    tenant_id: tenant,
    email: `'contact' || n || '@example.com'`,
    unsubscribe_token: `n::text`,
    stopped: `case when n % 5 = 0 then 'bounced' end`,
  },
  'notifier.audit_log': {
    tenant_id: tenant,
    at,
    actor: `'person' || n % 100`,
    action: `'delivery.approved'`,
    subject_type: `'delivery'`,
    subject_id: `${id('delivery')}::text`,
  },
  'notifier.dead_letters': {
    handler: one('a', 'b'),
    message_id: 'n::text',
    subject: `'s'`,
    tenant_id: `(${tenant})::text`,
    body: `'{}'`,
    headers: `'{}'`,
    reason: `'r'`,
    sent_at: at,
    created_at: at,
  },
};

/** Fills a table without its foreign keys and triggers, and counts its rows for the planner. */
export const fillTable = (table: string): string => {
  const columns = grownTables[table]!;
  return `set session_replication_role = replica;
    insert into ${table} (${Object.keys(columns).join(', ')})
      select ${Object.values(columns).join(', ')} from generate_series(1, ${ROWS}) n;
    analyze ${table}`;
};
