import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mintReconnectLink } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { form, led, pathOf } from './connecting';
import { newTenant, World } from './start-world';

let world: World;

beforeAll(async () => {
  const PROVIDER_PACKAGES = pathToFileURL(join(__dirname, 'courier-provider.mjs')).href;
  world = await World.start({ env: { PROVIDER_PACKAGES } });
  for (const [key, account] of [
    ['sk_test_one', 'acct_one'],
    ['sk_test_one_new', 'acct_one'],
    ['sk_test_two', 'acct_two'],
  ] as const)
    world.providers.keys.set(key, account);
});
afterAll(() => world?.stop());

const show = (url: string) => world.app.inject({ method: 'GET', url: pathOf(url) });
const send = async (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  led(
    world,
    await world.app.inject({
      method: 'POST',
      url: pathOf(url),
      headers: { ...form, ...headers },
      payload: new URLSearchParams(fields).toString(),
    }),
  );
const view = async (tenant: string, id: string) => (await world.ask(tenant, 'GET', `/integrations/${id}`)).body;
const linkFor = async (tenant: string, id: string) =>
  String((await world.ask(tenant, 'POST', `/integrations/${id}/connect-sessions`)).body.url);

async function integrationOf(tenant: string, connection_code: string, secret_key?: string): Promise<string> {
  const made = await world.ask(tenant, 'POST', '/integrations', {
    connection_code,
    name: 'Payments',
    ...(secret_key ? { credentials: { secret_key } } : {}),
  });
  return String(made.body.integration_id);
}

it('shows a form made from the schema, without script, that can post to this service only', async () => {
  const tenant = newTenant();
  const page = await show(await linkFor(tenant, await integrationOf(tenant, 'courier')));
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'self' 'sha256-[^']+'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  );
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.body).toContain('Connect Courier');
  expect(page.body).toMatch(/<label for="region">Region <span class="small">\(optional\)<\/span><\/label>/);
  expect(page.body).toMatch(/<input id="region" name="region" type="text"[^>]* maxlength="20">/);
  expect(page.body).toMatch(/<input id="secret_key" name="secret_key" type="password"[^>]* required/);
  expect(page.body).toContain('in your &lt;settings&gt;.');
  expect(page.body).not.toContain('<script');
});

it('connects with a key that works, and marks the link as used', async () => {
  const tenant = newTenant();
  const id = await integrationOf(tenant, 'stripe');
  const url = await linkFor(tenant, id);
  const refused = await send(url, { secret_key: 'sk_test_wrong' });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('did not accept this');
  const empty = await send(url, { secret_key: ' ' });
  expect(empty).toMatchObject({ statusCode: 422, body: expect.stringContaining('aria-invalid="true"') as string });
  const malformed = await send(url, { secret_key: 'mistyped_key' });
  expect(malformed.statusCode).toBe(422);
  expect(malformed.body).toContain(
    'Secret or restricted key does not have the expected form, such as sk_live_… or rk_live_….',
  );
  for (const { body } of [refused, empty, malformed]) expect(body).not.toMatch(/sk_test_wrong|mistyped_key|\[sr\]k_/);
  expect(await view(tenant, id)).toMatchObject({ status: 'pending_configuration', credential_version: 0 });

  const done = await send(url, { secret_key: ' sk_test_one ' });
  expect(done).toMatchObject({ statusCode: 200, body: expect.stringContaining('Connected') as string });
  expect(await view(tenant, id)).toMatchObject({
    status: 'active',
    credential_version: 1,
    credentials: { fields_set: ['secret_key'] },
  });
  await waitUntil(() => world.eventsAbout(id).length === 3);
  expect(world.eventsAbout(id).map(({ aggregateversion }) => aggregateversion)).toEqual([1, 2, 3]);
  expect((await send(url, { secret_key: 'sk_test_one' })).statusCode).toBe(410);
});

it('refuses a key of another account, and a form of another website', async () => {
  const tenant = newTenant();
  const id = await integrationOf(tenant, 'stripe', 'sk_test_one');
  const { url } = await world.rpcAs('notifier').call(mintReconnectLink, {
    tenant_id: tenant,
    integration_id: id,
    signal_id: newTenant(),
    recipient: 'Bob Smith',
  });
  expect((await show(url!)).body).toContain('Reconnect Stripe');
  const foreign = await send(url!, { secret_key: 'sk_test_one_new' }, { 'sec-fetch-site': 'cross-site' });
  expect(foreign.statusCode).toBe(403);
  const wrong = await send(url!, { secret_key: 'sk_test_two' });
  expect(wrong).toMatchObject({ statusCode: 409, body: expect.stringContaining('acct_two') as string });
  expect(await view(tenant, id)).toMatchObject({ credential_version: 1 });
  expect((await send(url!, { secret_key: 'sk_test_one_new' })).body).toContain('Connected');
  expect(await view(tenant, id)).toMatchObject({ credential_version: 2 });
});

async function held(tenant: string, secret_key = 'sk_test_two'): Promise<{ id: string; pending: string }> {
  const id = await integrationOf(tenant, 'courier', 'sk_test_one');
  const page = await send(await linkFor(tenant, id), { secret_key, region: 'eu' });
  expect(page).toMatchObject({ statusCode: 202, body: expect.stringContaining('waits for approval') as string });
  return { id, pending: `/integrations/${id}/pending-credentials` };
}

it('holds a key of an unknown account until a tenant admin approves it', async () => {
  const tenant = newTenant();
  const { id, pending } = await held(tenant);
  expect(await view(tenant, id)).toMatchObject({ credential_version: 1 });
  const shown = await world.ask(tenant, 'GET', pending);
  expect(shown.body).toMatchObject({
    fields_set: ['region', 'secret_key'],
    entered_by: expect.stringMatching(/^link:/) as string,
  });
  expect(shown.text).not.toContain('sk_test_two');
  const stored = await world.sql('select * from pending_credentials where integration_id = $1', [id]);
  expect(JSON.stringify(stored)).not.toContain('sk_test_two');

  for (const role of ['member', 'csm', 'service'])
    expect((await world.ask(tenant, 'POST', `${pending}/approve`, undefined, role)).status).toBe(403);
  expect((await world.ask(newTenant(), 'POST', `${pending}/approve`)).status).toBe(404);
  const decisions = await Promise.all([1, 2].map(() => world.ask(tenant, 'POST', `${pending}/approve`)));
  expect(decisions.map(({ status }) => status).sort()).toEqual([204, 404]);
  const { granted, lease: given } = await world.lease(world.rpcAs('gateway-executor'), {
    tenant_id: tenant,
    integration_id: id,
  });
  expect({ granted, given }).toMatchObject({
    granted: true,
    given: { credential_version: 2, material: { secret: 'sk_test_two' } },
  });
  const { body } = await world.ask(tenant, 'GET', `/audit-log?subject_id=${id}`);
  const actions = (body.items as { action: string; actor: string }[]).map(({ action, actor }) => `${actor} ${action}`);
  expect(actions[0]).toBe('somebody integration.credentials_approved');
  expect(actions[1]).toMatch(/^link:.* integration\.credentials_pending$/);
});

it('deletes a rejected key, and does not store an approved key that has stopped working', async () => {
  const tenant = newTenant();
  const rejected = await held(tenant);
  expect((await world.ask(tenant, 'POST', `${rejected.pending}/reject`)).status).toBe(204);
  expect((await world.ask(tenant, 'GET', rejected.pending)).status).toBe(404);
  expect(await view(tenant, rejected.id)).toMatchObject({ credential_version: 1 });

  world.providers.keys.set('sk_test_three', 'acct_three');
  const broken = await held(tenant, 'sk_test_three');
  world.providers.keys.delete('sk_test_three');
  const refused = await world.ask(tenant, 'POST', `${broken.pending}/approve`);
  expect(refused).toMatchObject({ status: 422, body: { type: 'urn:linesman:problem:credentials-refused' } });
  expect((await world.ask(tenant, 'GET', broken.pending)).status).toBe(200);
  await world.ask(tenant, 'PUT', `/integrations/${broken.id}`, { credentials: { secret_key: 'sk_test_one_new' } });
  expect((await world.ask(tenant, 'GET', broken.pending)).status).toBe(404);
});

it('tries so many keys with one link, and then no more', async () => {
  const tenant = newTenant();
  const url = await linkFor(tenant, await integrationOf(tenant, 'stripe'));
  for (let i = 0; i < 20; i += 1) expect((await send(url, { secret_key: `sk_test_guess_${i}` })).statusCode).toBe(422);
  const refused = await send(url, { secret_key: 'sk_test_one' });
  expect(refused.statusCode).toBe(429);
  expect(refused.body).toContain('Too many keys were tried');
});
