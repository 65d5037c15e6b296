import { type Columns, at, customer, id, inOrder, integration, one, tenant } from './columns.ts';

export const grownInIntegrations: Record<string, Columns> = {
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
    customer_id: `case when n / 10 % 5 > 0 then ${customer} end`,
    user_id: `case when n / 10 % 10 = 5 then 'person' || n - 40 end`,
    is_critical: 'n / 10 % 7 = 0',
    purpose: `case when n / 10 % 3 = 0 then 'sales' end`,
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
    at: inOrder,
    actor: `'person' || n % 100`,
    action: `'integration.updated'`,
    subject_type: `'integration'`,
    subject_id: `${integration}::text`,
  },
};
