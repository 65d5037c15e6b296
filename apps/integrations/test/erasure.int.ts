import { randomUUID } from 'node:crypto';
import {
  customerDeleted,
  executionDataErased,
  integrationStatusChanged,
  mintReconnectLink,
  monitoringDataErased,
  notificationDataErased,
  tenantErased,
} from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { connectedIntegration } from './connecting';
import { newTenant, useWorld, type World } from './start-world';

let world: World;

useWorld((it) => (world = it));

const view = async (tenant: string, erasure_id: unknown) =>
  (await world.ask(tenant, 'GET', `/erasures/${String(erasure_id)}`)).body;

/** As if no stream had taken the events of the tenant. */
const setAside = (tenant: string) =>
  world.sql('update outbox set set_aside_at = now() where tenant_id = $1 and published_at is not null', [tenant]);
const setAsideTypes = async (tenant: string) =>
  (
    await world.sql<{ type: string }>(
      `select envelope ->> 'type' as type from outbox where tenant_id = $1 and set_aside_at is not null order by 1`,
      [tenant],
    )
  ).map(({ type }) => type);

async function customerWithIntegration(tenant: string) {
  const customer_id = randomUUID();
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, {
    name: 'Tech Corp',
    technical_contact: { name: 'Bob Smith', email: 'bob@tech.example' },
  });
  const integration_id = await connectedIntegration(world, tenant);
  await world.ask(tenant, 'PUT', `/integrations/${integration_id}`, { customer_id });
  return { customer_id, integration_id };
}

it('erases a customer with its integrations, shows before what would be erased, and after who has answered', async () => {
  const tenant = newTenant();
  const { customer_id, integration_id } = await customerWithIntegration(tenant);
  const other = await connectedIntegration(world, tenant);
  const preview = await world.ask(tenant, 'DELETE', `/customers/${customer_id}?dry_run=true`);
  const gone = { customers: 1, integrations: 1, credentials: 2, links: 0, grants: 0, connect_sessions: 0 };
  expect(preview).toMatchObject({ status: 200, body: gone });
  expect((await world.ask(tenant, 'DELETE', `/customers/${customer_id}`, undefined, 'csm')).status).toBe(403);
  await waitUntil(async () => {
    await setAside(tenant);
    const types = await setAsideTypes(tenant);
    return types.includes('customer_upserted') && types.filter((type) => type === 'integration_created').length === 2;
  });

  const { status, body } = await world.ask(tenant, 'DELETE', `/customers/${customer_id}`);
  expect({ status, body }).toMatchObject({
    status: 202,
    body: { scope: 'customer', gone, answers: [], waiting_for: ['gateway-executor', 'notifier', 'status-monitor'] },
  });
  expect((await world.ask(tenant, 'GET', `/customers/${customer_id}`)).status).toBe(404);
  expect((await world.ask(tenant, 'GET', `/integrations/${integration_id}`)).status).toBe(404);
  expect((await world.ask(tenant, 'GET', `/integrations/${other}`)).status).toBe(200);
  expect((await world.ask(tenant, 'PUT', `/customers/${customer_id}`, { name: 'Again' })).status).toBe(410);
  const left = await world.sql('select * from customers where customer_id = $1', [customer_id]);
  expect(JSON.stringify(left)).not.toMatch(/Tech Corp|bob@/);
  const aside = await setAsideTypes(tenant);
  expect(aside).not.toContain('customer_upserted');
  expect(aside).toContain('integration_created');

  await waitUntil(() => world.eventsAbout(customer_id, 'customer_deleted').length === 1);
  const told = world.eventsAbout(customer_id).map(({ aggregateversion }) => aggregateversion);
  expect(told).toEqual([1, 2]);
  expect(world.eventsAbout(customer_id, customerDeleted.type)[0]!.data).toEqual({
    customer_id,
    erasure_id: body.erasure_id,
    integration_ids: [integration_id],
  });
  expect(world.eventsAbout(integration_id, 'integration_deleted')).toHaveLength(1);

  const erasure_id = String(body.erasure_id);
  const receipt = { erasure_id, scope: 'customer' as const, erased: { tasks: 2 } };
  await world.publish(notificationDataErased, tenant, erasure_id, receipt);
  await waitUntil(async () => ((await view(tenant, erasure_id)).answers as object[]).length === 1);
  expect(await view(tenant, erasure_id)).toMatchObject({
    answers: [{ service: 'notifier', erased: { tasks: 2 } }],
    waiting_for: ['gateway-executor', 'status-monitor'],
  });
});

it('erases a tenant after a confirmation, keeps the receipts, and refuses changes afterwards', async () => {
  const tenant = newTenant();
  const { customer_id, integration_id } = await customerWithIntegration(tenant);
  await world.ask(tenant, 'PUT', '/tenant/settings', { product_name: 'Acme', mail_from: 'ops@acme.example' });
  await world.ask(tenant, 'POST', '/grants', { action: 'execute', grantee_type: 'role', grantee: 'member' });
  const refused = await world.ask(tenant, 'DELETE', '/tenant', { confirm_tenant_id: newTenant() });
  expect(refused.status).toBe(400);
  expect((await world.ask(tenant, 'GET', `/customers/${customer_id}`)).status).toBe(200);

  await waitUntil(async () => {
    await setAside(tenant);
    return (await setAsideTypes(tenant)).includes('customer_upserted');
  });
  const erased = await world.ask(tenant, 'DELETE', '/tenant', { confirm_tenant_id: tenant });
  expect(await setAsideTypes(tenant)).toEqual([]);
  expect(erased).toMatchObject({ status: 202, body: { scope: 'tenant', gone: { customers: 1, integrations: 1 } } });
  const again = await world.ask(tenant, 'DELETE', '/tenant', { confirm_tenant_id: tenant });
  expect(again.body.erasure_id).toBe(erased.body.erasure_id);
  await waitUntil(() => world.eventsAbout(tenant, tenantErased.type).length === 1);
  expect(world.eventsAbout(integration_id, 'integration_deleted')).toHaveLength(1);

  const tables = await world.sql<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relnamespace = 'integrations'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.atttypid = 'uuid'::regtype`,
  );
  const holding: string[] = [];
  for (const { name } of tables)
    if ((await world.sql(`select 1 from ${name} where tenant_id = $1 limit 1`, [tenant])).length > 0)
      holding.push(name);
  const kept = ['audit_log', 'customers', 'erased_tenants', 'erasures', 'integrations', 'outbox', 'revocations'];
  expect(holding.sort()).toEqual(kept);
  const tokens = 'select 1 from revocations where tenant_id = $1 and (sealed is not null or account_id is not null)';
  await waitUntil(async () => (await world.sql(tokens, [tenant])).length === 0);
  const tombstones = await world.sql(
    `select to_jsonb(i) from integrations i where tenant_id = $1 union all select to_jsonb(c) from customers c where tenant_id = $1`,
    [tenant],
  );
  expect(JSON.stringify(tombstones)).not.toMatch(/CRM|Tech Corp|bob@|org-/);

  const late = await world.ask(tenant, 'PUT', `/customers/${randomUUID()}`, { name: 'Late' });
  expect(late).toMatchObject({ status: 410, body: { type: 'urn:linesman:problem:tenant-erased' } });
  const at = new Date().toISOString();
  await world.publish(integrationStatusChanged, tenant, integration_id, {
    integration_id,
    integration_type: 'salesforce',
    old_status: 'healthy',
    new_status: 'disconnected',
    failure_count: 1,
    is_critical: false,
    timestamp: at,
  } as never);
  const erasure_id = String(erased.body.erasure_id);
  const receipt = { erasure_id, scope: 'tenant' as const, erased: {} };
  for (const contract of [executionDataErased, monitoringDataErased, notificationDataErased])
    await world.publish(contract, tenant, erasure_id, receipt);
  await waitUntil(async () => ((await view(tenant, erasure_id)).waiting_for as string[]).length === 0);
  expect(await world.sql('select 1 from customers where tenant_id = $1 and deleted_at is null', [tenant])).toEqual([]);
});

it('makes no link for an integration that is deleted at the same moment, and stores nobody it was for', async () => {
  const tenant = newTenant();
  const { integration_id } = await customerWithIntegration(tenant);
  // Ends once another transaction waits for this one.
  const deletion = world.sql(`do $$ begin
    perform from integrations where integration_id = '${integration_id}' for update;
    update integrations set deleted_at = now() where integration_id = '${integration_id}';
    while not exists (select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid) loop
      perform pg_sleep(0.02);
    end loop; end $$`);
  const unlocked = 'select 1 from integrations where integration_id = $1 for update skip locked';
  await waitUntil(async () => (await world.sql(unlocked, [integration_id])).length === 0);
  const wanted = { tenant_id: tenant, integration_id, signal_id: randomUUID(), recipient: 'bob@tech.example' };
  const minted = world.rpcAs('notifier').call(mintReconnectLink, wanted);
  await expect(minted).rejects.toMatchObject({ document: { status: 404 } });
  await deletion;
  const stored = 'select 1 from connect_sessions where integration_id = $1 and recipient is not null';
  expect(await world.sql(stored, [integration_id])).toEqual([]);
});
