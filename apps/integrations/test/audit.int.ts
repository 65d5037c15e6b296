import {
  integrationStatusChanged,
  mintReconnectLink,
  parkedRequestsChanged,
  riskSignalResolved,
} from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { connectedIntegration, followLink } from './connecting';
import { resolved } from './resolved';
import { newTenant, useWorld, type World } from './start-world';

let world: World;

useWorld((it) => (world = it));

interface Entry {
  id: number;
  at: string;
  action: string;
  actor: string;
  subject_id: string;
  detail: Record<string, unknown>;
}
async function log(tenant: string, query = '', role = 'tenant_admin') {
  const { status, body } = await world.ask(tenant, 'GET', `/audit-log?${query}`, undefined, role);
  return { status, entries: (body.items ?? []) as Entry[], next: body.next_cursor as string | undefined };
}

it('lists every change of a tenant, newest first, without secrets', async () => {
  const [tenant, customer_id] = [newTenant(), newTenant()];
  const ask = (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => world.ask(tenant, method, path, body);
  world.providers.keys.set('sk_test_audit_canary', 'acct_1').set('sk_test_audit_canary2', 'acct_1');
  await ask('PUT', `/customers/${customer_id}`, { name: 'T', arr: 5 });
  await ask('PUT', `/customers/${customer_id}`, { name: 'T', arr: 6 });
  await ask('PUT', '/tenant/settings', { product_name: 'Acme', mail_from: 'care@acme.example' });
  const credentials = { secret_key: 'sk_test_audit_canary' };
  const made = await ask('POST', '/integrations', { connection_code: 'stripe', name: 'P', credentials });
  const id = String(made.body.integration_id);
  await ask('PUT', `/integrations/${id}`, { credentials: { secret_key: 'sk_test_audit_canary2' }, name: 'Q' });
  const grant = await ask('POST', '/grants', { action: 'configure', grantee_type: 'role', grantee: 'csm' });
  await ask('DELETE', `/grants/${String(grant.body.grant_id)}`);
  await ask('POST', '/entities/product/p-1/integrations', { integration_id: id });
  await ask('DELETE', `/entities/product/p-1/integrations/${id}`);
  const crm = await ask('POST', '/integrations', { connection_code: 'salesforce', name: 'C' });
  const path = `/integrations/${String(crm.body.integration_id)}`;
  const { body } = await ask('POST', `${path}/connect-sessions`);
  await followLink(world, String(body.url), 'org-1');
  await ask('DELETE', path);

  const revoked = ({ action }: Entry) => action === 'integration.access_revoked';
  await waitUntil(async () => (await log(tenant)).entries.some(revoked));
  const { entries } = await log(tenant);
  expect(entries.map(({ action }) => action).reverse()).toEqual([
    'customer.created',
    'customer.updated',
    'tenant_settings.updated',
    'integration.created',
    'integration.updated',
    'grant.created',
    'grant.deleted',
    'link.created',
    'link.deleted',
    'integration.created',
    'connect_session.created',
    'integration.connected',
    'integration.deleted',
    'integration.access_revoked',
  ]);
  expect(entries.find(({ action }) => action === 'customer.updated')?.detail).toEqual({ changed: ['arr'] });
  expect(entries.find(({ action }) => action === 'integration.updated')?.detail).toMatchObject({
    changed: ['name'],
    credentials: ['secret_key'],
  });
  expect(entries.find(({ action }) => action === 'integration.deleted')?.detail.name).toEqual(expect.any(String));
  expect(entries.find(({ action }) => action === 'integration.connected')?.detail.link_of).toEqual(expect.any(String));
  expect(JSON.stringify(entries)).not.toContain('canary');
  expect(JSON.stringify(entries)).not.toContain(String(body.url).split('/').at(-1));
});

it('records a status that followed from health and a link that a closed signal revoked, with the service as actor', async () => {
  const [tenant, signal_id] = [newTenant(), newTenant()];
  const id = await connectedIntegration(world, tenant);
  const { url } = await world
    .rpcAs('notifier')
    .call(mintReconnectLink, { tenant_id: tenant, integration_id: id, signal_id, recipient: 'bob@techcorp.example' });
  const at = new Date().toISOString();
  await world.publish(integrationStatusChanged, tenant, id, {
    integration_id: id,
    integration_type: 'salesforce',
    integration_name: 'CRM',
    old_status: 'healthy',
    new_status: 'disconnected',
    party_at_fault: 'customer',
    cause: 'grant_revoked',
    failure_reason: 'The grant was revoked',
    is_critical: false,
    failure_count: 1,
    detected_by: 'probe',
    observed_at: at,
    changed_at: at,
  });
  await world.publish(riskSignalResolved, tenant, signal_id, resolved(id, signal_id));
  const told = async () => (await log(tenant, 'actor=service:status-monitor')).entries;
  await waitUntil(async () => (await told()).length === 2);
  expect(
    (await told()).map(({ action, detail }) => ({ action, ...detail })).sort((a, b) => (a.action < b.action ? -1 : 1)),
  ).toEqual([
    { action: 'connect_session.revoked', integration_id: id, signal_id },
    {
      action: 'integration.status_followed',
      name: expect.any(String) as unknown,
      before: 'active',
      after: 'error',
      cause: 'grant_revoked',
      reason: 'The grant was revoked',
    },
  ]);
  expect(JSON.stringify((await log(tenant)).entries)).not.toContain(String(url).split('/').at(-1));
});

it('filters by subject, actor, action and time, page by page while more entries are written', async () => {
  const [tenant, customer_id] = [newTenant(), newTenant()];
  const put = (id: string, name: string) => world.ask(tenant, 'PUT', `/customers/${id}`, { name });
  for (const name of ['A', 'B', 'C']) await put(customer_id, name);
  await put(newTenant(), 'Other');
  const of = `subject_type=customer&subject_id=${customer_id}`;
  const first = await log(tenant, `${of}&limit=2`);
  await put(customer_id, 'D');
  const second = await log(tenant, `${of}&limit=2&cursor=${first.next}`);
  expect([...first.entries, ...second.entries].map(({ action }) => action)).toEqual([
    'customer.updated',
    'customer.updated',
    'customer.created',
  ]);
  expect(second.next).toBeUndefined();
  expect((await log(tenant, `${of}&before_id=${first.entries[1]!.id}`)).entries).toEqual(second.entries);
  expect((await log(tenant, 'action=customer.created')).entries).toHaveLength(2);
  expect((await log(tenant, 'actor=nobody')).entries).toEqual([]);
  const at = encodeURIComponent(first.entries[0]!.at);
  expect((await log(tenant, `${of}&from=${at}`)).entries).toHaveLength(2);
  expect((await log(tenant, `${of}&to=${at}`)).entries).toHaveLength(2);
});

it('is readable by admins of its tenant only, and refuses invalid filters', async () => {
  const tenant = newTenant();
  await world.ask(tenant, 'PUT', `/customers/${newTenant()}`, { name: 'T' });
  expect((await log(tenant, '', 'csm')).status).toBe(403);
  expect((await log(newTenant())).entries).toEqual([]);
  for (const query of [
    'cursor=x',
    'limit=201',
    'limit=0',
    'from=yesterday',
    'subject_type=shoe',
    'shoe=1',
    'actor=%00',
  ])
    expect((await log(tenant, query)).status).toBe(400);
});

it('is readable by staff across tenants, and by nobody else', async () => {
  const [one, two] = [newTenant(), newTenant()];
  for (const tenant of [one, two]) await world.ask(tenant, 'PUT', `/customers/${newTenant()}`, { name: 'T' });
  const ask = async (query: string, role = 'admin') => {
    const { status, body } = await world.ask(newTenant(), 'GET', `/internal/audit-log?${query}`, undefined, role);
    return { status, entries: (body.items ?? []) as { tenant_id: string }[], next: body.next_cursor as string };
  };
  const [newest] = (await ask('limit=1')).entries;
  expect(newest).toMatchObject({ tenant_id: two, action: 'customer.created' });
  const { next } = await ask('action=customer.created&limit=1');
  expect((await ask(`action=customer.created&limit=1&cursor=${next}`)).entries).toMatchObject([{ tenant_id: one }]);
  expect((await ask(`tenant_id=${one}`)).entries.map(({ tenant_id }) => tenant_id)).toEqual([one]);
  const { actor } = (await log(one)).entries[0]!;
  expect((await ask(`tenant_id=${one}&not_actor=${actor}`)).entries).toEqual([]);
  for (const role of ['tenant_admin', 'csm', 'member', 'service']) expect((await ask('', role)).status).toBe(403);
  expect((await ask('tenant_id=nonsense')).status).toBe(400);
});

it('names people, integrations, customers and the recipients of links', async () => {
  const [tenant, customer_id] = [newTenant(), newTenant()];
  const claims = { tenant, roles: ['tenant_admin'], subject: 'anna', name: 'Anna Admin', email: 'anna@acme.example' };
  const headers = { authorization: `Bearer ${await world.issuer.token(claims)}` };
  await world.app.inject({ method: 'PUT', url: `/customers/${customer_id}`, headers, payload: { name: 'TechCorp' } });
  const id = await connectedIntegration(world, tenant);
  const { url } = await world
    .rpcAs('notifier')
    .call(mintReconnectLink, { tenant_id: tenant, integration_id: id, signal_id: newTenant(), recipient: 'Bob Smith' });
  await followLink(world, url!, `org-${tenant.slice(0, 8)}`);
  await world.ask(tenant, 'PUT', `/integrations/${id}`, { customer_id, name: 'CRM of TechCorp' });

  const { body } = await world.ask(tenant, 'GET', '/audit-log');
  const items = body.items as (Entry & { names: Record<string, string>; deleted: string[] })[];
  const of = (action: string) => items.find((one) => one.action === action)!;
  await waitUntil(
    async () =>
      (await world.sql('select 1 from people where tenant_id = $1 and name is not null', [tenant])).length > 0,
  );
  expect(of('customer.created')).toMatchObject({ actor: 'anna', names: { [customer_id]: 'TechCorp' } });
  expect(of('integration.reconnected').names).toMatchObject({
    [id]: 'CRM of TechCorp',
    [of('integration.reconnected').actor]: 'Bob Smith',
  });
  const again = (await world.ask(tenant, 'GET', '/audit-log?actor=anna')).body.items as typeof items;
  expect(again.at(-1)).toMatchObject({ names: { anna: 'Anna Admin', [customer_id]: 'TechCorp' }, deleted: [] });
  const several = (await world.ask(tenant, 'GET', '/audit-log?actor=nobody&actor=anna')).body.items as typeof items;
  expect(several).toEqual(again);

  await world.ask(tenant, 'DELETE', `/integrations/${id}`);
  const after = (await world.ask(tenant, 'GET', '/audit-log')).body.items as typeof items;
  const named = { names: { [id]: 'CRM of TechCorp' }, deleted: [id] };
  for (const action of ['connect_session.created', 'integration.created', 'integration.deleted'])
    expect(after.find((one) => one.action === action)).toMatchObject(named);
  expect(after.find(({ action }) => action === 'customer.created')!.deleted).toEqual([]);
});

it('says who cancelled requests that waited for an integration, and nothing where nobody did', async () => {
  const tenant = newTenant();
  const integration_id = newTenant();
  const line = { integration_id, connection_code: 'stripe', parked: 2, succeeded: 0, failed: 0, unknown: 0 };
  const told = (cancelled: number, by: object = {}) =>
    world.publish(parkedRequestsChanged, tenant, integration_id, { ...line, cancelled, expired: 0, ...by });
  await told(0);
  await told(3, { cancelled_by: 'anna', cancelled_now: 3 });
  const entries = await waitUntil(async () => {
    const found = await log(tenant);
    return found.entries.length > 0 && found.entries;
  });
  expect(entries).toMatchObject([
    {
      action: 'integration.parked_requests_cancelled',
      actor: 'anna',
      subject_id: integration_id,
      detail: { cancelled: 3, still_parked: 2 },
    },
  ]);
});
