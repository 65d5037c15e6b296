import { MESSAGING, RpcClient } from '@linesman/messaging';
import { schemaDrift } from '@linesman/persistence';
import { connection } from '@linesman/contracts';
import type { ProviderManifest } from '@linesman/provider-kit';
import { waitUntil } from '@linesman/testing';
import { MANIFESTS, PublishManifests } from '../src/manifests/publish-manifests';
import { schema } from '../src/schema';
import { World } from './start-world';

let world: World;

beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world?.stop());

const ask = (role: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) =>
  world.ask(role, method, `/connections${path}`, body);

it('has tables that match its entities', async () => {
  expect(await schemaDrift(schema, world.owner)).toEqual([]);
});

it('protects every table with a tenant by row-level security, and gives its roles only the rights they need', async () => {
  const tables = await world.sql<{ name: string; row_security: boolean; tenant: boolean }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as row_security,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as tenant
     from pg_class c where c.relnamespace = 'catalog'::regnamespace and c.relkind in ('r', 'p')`,
  );
  const open = tables.filter((table) => !table.row_security).map((table) => table.name);
  expect(open.sort()).toEqual([
    'audit_log',
    'capabilities',
    'connections',
    'dead_letters',
    'handler_attempts',
    'manifest_releases',
    'migrations',
  ]);
  const asApp = (text: string) => world.sql(text, world.servers.postgres.role('catalog', 'app'));
  await expect(asApp('delete from connections')).rejects.toThrow(/permission denied/);
  await expect(asApp('select * from dead_letters')).rejects.toThrow(/permission denied/);
});

it('publishes the manifests once, however often it starts', async () => {
  await waitUntil(() => world.eventsAbout('salesforce').length === 1);
  await waitUntil(() => world.eventsAbout('stripe/PROCESS_PAYMENT/1').length === 1);
  const before = world.published.length;
  const second = await world.startCatalog();
  await second.close();
  const [{ count }] = (await world.sql<{ count: string }>(
    'select count(*) from outbox',
    world.servers.postgres.role('catalog', 'system'),
  )) as [{ count: string }];
  expect(Number(count)).toBe(before);
  expect(world.published.length).toBe(before);
});

it('keeps what an admin changed, and updates the other fields from the manifest', async () => {
  const { body } = await ask('admin', 'GET', '/dropbox');
  await ask('admin', 'PUT', '/dropbox', {
    display_name: 'Dropbox for us',
    description: body.description,
    status: 'beta',
  });
  const [dropbox] = world.app.get<ProviderManifest[]>(MANIFESTS).filter((it) => it.code === 'dropbox');
  const newer = { ...dropbox!, display_name: 'Dropbox 2', description: 'Files, described anew.' };
  await world.app.get(PublishManifests).publish([newer]);
  expect((await ask('member', 'GET', '/dropbox')).body).toMatchObject({
    display_name: 'Dropbox for us',
    description: 'Files, described anew.',
    status: 'beta',
    version: 3,
  });
  await waitUntil(() => world.eventsAbout('dropbox').length === 3);
});

it('lets admins add, change and delete a connection, and everybody read it', async () => {
  const created = await ask('admin', 'POST', '', { connection_code: 'acme', display_name: 'Acme', status: 'beta' });
  expect(created).toMatchObject({ status: 201, body: { connection_code: 'acme', version: 1 } });
  expect((await ask('admin', 'POST', '', { connection_code: 'acme', display_name: 'A' })).status).toBe(409);
  expect((await ask('csm', 'GET', '/acme')).body).toMatchObject({ display_name: 'Acme', status: 'beta' });
  expect((await ask('tenant_admin', 'PUT', '/acme', { display_name: 'B', status: 'active' })).status).toBe(403);
  expect((await ask('admin', 'DELETE', '/acme')).status).toBe(204);
  expect((await ask('csm', 'GET', '/acme')).status).toBe(404);
  await waitUntil(() => world.eventsAbout('acme').length === 2);
  expect(world.eventsAbout('acme').map((event) => event.aggregateversion)).toEqual([1, 2]);
  expect((await ask('admin', 'POST', '', { connection_code: 'acme', display_name: 'Again' })).body).toMatchObject({
    version: 3,
  });
});

it('names the invalid field of a body', async () => {
  const refused = await ask('admin', 'POST', '', { connection_code: 'No Code', display_name: 'x' });
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'connection_code' }] } });
});

it('keeps capabilities unique by version, and refuses an invalid JSON Schema', async () => {
  await ask('admin', 'POST', '', { connection_code: 'tool', display_name: 'Tool' });
  const capability = {
    capability_code: 'SEND_INVOICE',
    description: 'Sends one.',
    parameters_schema: { type: 'object' },
  };
  expect((await ask('admin', 'POST', '/tool/capabilities', capability)).status).toBe(201);
  expect((await ask('admin', 'POST', '/tool/capabilities', capability)).status).toBe(409);
  const second = { ...capability, capability_version: 2, description: 'Sends one, signed.' };
  expect((await ask('admin', 'POST', '/tool/capabilities', second)).status).toBe(201);
  const wrong = { ...capability, capability_version: 3, parameters_schema: { type: 'objekt' } };
  expect((await ask('admin', 'POST', '/tool/capabilities', wrong)).body).toMatchObject({
    errors: [{ field: 'parameters_schema' }],
  });
  expect((await ask('member', 'GET', '/tool/capabilities/SEND_INVOICE')).body).toMatchObject({ capability_version: 2 });
  expect((await ask('admin', 'DELETE', '/tool/capabilities/SEND_INVOICE?capability_version=2')).status).toBe(204);
  expect((await ask('member', 'GET', '/tool/capabilities')).body).toMatchObject({ items: [{ capability_version: 1 }] });
});

it('refuses another schema for a capability that a manifest declares', async () => {
  const path = '/stripe/capabilities/PROCESS_PAYMENT';
  const refused = await ask('admin', 'PUT', path, { description: 'x', parameters_schema: { type: 'object' } });
  expect(refused).toMatchObject({ status: 422, body: { type: 'urn:linesman:problem:declared-by-manifest' } });
  expect((await ask('admin', 'PUT', path, { description: 'Charges.' })).body).toMatchObject({
    description: 'Charges.',
  });
});

it('answers look-ups of other services', async () => {
  const integrations = new RpcClient({ service: 'integrations', nats: world.servers.nats.user('integrations') });
  expect(world.app.get(MESSAGING)).toMatchObject({ service: 'catalog' });
  await expect(integrations.call(connection, { connection_code: 'stripe' })).resolves.toMatchObject({
    connection: { display_name: 'Stripe', status: 'active' },
  });
  await expect(integrations.call(connection, { connection_code: 'nothing' })).resolves.toEqual({});
  await integrations.onApplicationShutdown();
});
