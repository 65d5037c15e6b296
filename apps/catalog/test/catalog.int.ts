import { connect, type NatsConnection } from '@nats-io/transport-node';
import { randomUUID } from 'node:crypto';
import { connectMessaging, MESSAGING, RpcClient } from '@linesman/messaging';
import { migrate, schemaDrift } from '@linesman/persistence';
import { connection, type Envelope } from '@linesman/contracts';
import type { ProviderManifest } from '@linesman/provider-kit';
import { createService, parseConfig } from '@linesman/service-kit';
import { startIssuer, startServers, type TestIssuer, type TestServers, waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { CatalogModule } from '../src/catalog.module';
import { CatalogConfig } from '../src/config';
import { MANIFESTS, PublishManifests } from '../src/manifests/publish-manifests';
import { schema } from '../src/schema';

let servers: TestServers;
let issuer: TestIssuer;
let app: NestFastifyApplication;
let platform: NatsConnection;
const heard: Envelope<Record<string, unknown>>[] = [];
const owner = () => servers.postgres.role('catalog', 'owner');

async function startCatalog(): Promise<NestFastifyApplication> {
  const config = parseConfig(CatalogConfig, {
    ...servers.environment('catalog'),
    ...issuer.environment,
    PORT: '0',
    LOG_LEVEL: 'silent',
    PUBLIC_ORIGIN: 'http://127.0.0.1:1',
  });
  if (config instanceof Error) throw config;
  const service = await createService(CatalogModule.with(config), connectMessaging);
  await service.init();
  await service.startAllMicroservices();
  return service;
}

async function sql<T = Record<string, unknown>>(text: string, url = owner()): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
}

const eventsAbout = (subject: string) => heard.filter((event) => event.subject === subject);

async function ask(role: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) {
  const token = await issuer.token({ tenant: randomUUID(), roles: [role] });
  const response = await app.inject({
    method,
    url: `/internal/connections${path}`,
    headers: { authorization: `Bearer ${token}` },
    ...(body ? { payload: body } : {}),
  });
  return { status: response.statusCode, body: response.body ? (response.json() as Record<string, unknown>) : {} };
}

beforeAll(async () => {
  [servers, issuer] = await Promise.all([
    startServers({ postgres: true, nats: true, schemas: ['catalog'] }),
    startIssuer(),
  ]);
  await migrate(schema, owner());
  platform = await connect(servers.nats.user('platform'));
  platform.subscribe('events.catalog.>', { callback: (_, message) => void heard.push(message.json()) });
  await platform.flush();
  app = await startCatalog();
});
afterAll(async () => {
  await app?.close();
  await platform?.close();
  await Promise.all([servers?.stop(), issuer?.stop()]);
});

it('has tables that agree with its entities', async () => {
  expect(await schemaDrift(schema, owner())).toEqual([]);
});

it('walls off every table that has a tenant, and gives its roles no more than they need', async () => {
  const tables = await sql<{ name: string; walled: boolean; tenant: boolean }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as tenant
     from pg_class c where c.relnamespace = 'catalog'::regnamespace and c.relkind in ('r', 'p')`,
  );
  const open = tables.filter((table) => !table.walled).map((table) => table.name);
  expect(open.sort()).toEqual(['capabilities', 'connections', 'dead_letters', 'handler_attempts', 'migrations']);
  const asApp = (text: string) => sql(text, servers.postgres.role('catalog', 'app'));
  await expect(asApp('delete from connections')).rejects.toThrow(/permission denied/);
  await expect(asApp('select * from dead_letters')).rejects.toThrow(/permission denied/);
});

it('publishes what the manifests declare, once however often it starts', async () => {
  await waitUntil(() => eventsAbout('salesforce').length === 1);
  await waitUntil(() => eventsAbout('stripe/PROCESS_PAYMENT/1').length === 1);
  const before = heard.length;
  const second = await startCatalog();
  await second.close();
  const [{ count }] = (await sql<{ count: string }>(
    'select count(*) from outbox',
    servers.postgres.role('catalog', 'system'),
  )) as [{ count: string }];
  expect(Number(count)).toBe(before);
  expect(heard.length).toBe(before);
});

it('keeps what an admin changed and follows the manifest in the rest', async () => {
  const { body } = await ask('admin', 'GET', '/dropbox');
  await ask('admin', 'PUT', '/dropbox', {
    display_name: 'Dropbox for us',
    description: body.description,
    status: 'beta',
  });
  const [dropbox] = app.get<ProviderManifest[]>(MANIFESTS).filter((it) => it.code === 'dropbox');
  const newer = { ...dropbox!, display_name: 'Dropbox 2', description: 'Files, newly told.' };
  const verb = app.get(PublishManifests) as unknown as { manifests: ProviderManifest[] };
  const declared = verb.manifests;
  verb.manifests = [newer];
  await app.get(PublishManifests).onApplicationBootstrap();
  verb.manifests = declared;
  expect((await ask('member', 'GET', '/dropbox')).body).toMatchObject({
    display_name: 'Dropbox for us',
    description: 'Files, newly told.',
    status: 'beta',
    version: 3,
  });
  await waitUntil(() => eventsAbout('dropbox').length === 3);
});

it('lets an admin add, change and delete a connection, and everybody read it', async () => {
  const created = await ask('admin', 'POST', '', { connection_code: 'acme', display_name: 'Acme', status: 'beta' });
  expect(created).toMatchObject({ status: 201, body: { connection_code: 'acme', version: 1 } });
  expect((await ask('admin', 'POST', '', { connection_code: 'acme', display_name: 'A' })).status).toBe(409);
  expect((await ask('csm', 'GET', '/acme')).body).toMatchObject({ display_name: 'Acme', status: 'beta' });
  expect((await ask('tenant_admin', 'PUT', '/acme', { display_name: 'B', status: 'active' })).status).toBe(403);
  expect((await ask('admin', 'DELETE', '/acme')).status).toBe(204);
  expect((await ask('csm', 'GET', '/acme')).status).toBe(404);
  await waitUntil(() => eventsAbout('acme').length === 2);
  expect(eventsAbout('acme').map((event) => event.aggregateversion)).toEqual([1, 2]);
  expect((await ask('admin', 'POST', '', { connection_code: 'acme', display_name: 'Again' })).body).toMatchObject({
    version: 3,
  });
});

it('names the field of a bad body', async () => {
  const refused = await ask('admin', 'POST', '', { connection_code: 'No Code', display_name: 'x' });
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'connection_code' }] } });
});

it('keeps capabilities unique by version and refuses what is no JSON Schema', async () => {
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

it('leaves the schema of a declared capability to its code', async () => {
  const path = '/stripe/capabilities/PROCESS_PAYMENT';
  const refused = await ask('admin', 'PUT', path, { description: 'x', parameters_schema: { type: 'object' } });
  expect(refused).toMatchObject({ status: 422, body: { type: 'urn:linesman:problem:declared-by-manifest' } });
  expect((await ask('admin', 'PUT', path, { description: 'Charges.' })).body).toMatchObject({
    description: 'Charges.',
  });
});

it('answers look-ups of other services', async () => {
  const integrations = new RpcClient({ service: 'integrations', nats: servers.nats.user('integrations') });
  expect(app.get(MESSAGING)).toMatchObject({ service: 'catalog' });
  await expect(integrations.call(connection, { connection_code: 'stripe' })).resolves.toMatchObject({
    connection: { display_name: 'Stripe', status: 'active' },
  });
  await expect(integrations.call(connection, { connection_code: 'nothing' })).resolves.toEqual({});
  await integrations.onApplicationShutdown();
});
