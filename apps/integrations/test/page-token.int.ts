import { createClient, type LinesmanClient } from '@linesman/client';
import { decodeJwt } from 'jose';
import { newTenant, useWorld, type World } from './start-world';

let world: World;
const opened: LinesmanClient[] = [];

afterAll(async () => {
  await Promise.all(opened.map((client) => client.close()));
});
useWorld((it) => (world = it));

async function platform(tenant_id: string, { of = tenant_id, role = 'service' } = {}): Promise<LinesmanClient> {
  const token = () => world.issuer.token({ tenant: of, roles: [role] });
  const client = await createClient({ nats: world.servers.nats.user('platform'), token, tenant_id });
  opened.push(client);
  return client;
}

it('gives a service of the tenant a token for the page of one user', async () => {
  const tenant = newTenant();
  const { token, expires_at } = await (await platform(tenant)).pageToken({ subject: 'ann' });
  expect(decodeJwt(token)).toMatchObject({ aud: 'linesman:page', sub: 'ann', tenant });
  const minutes = (Date.parse(expires_at) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(9);
  expect(minutes).toBeLessThanOrEqual(10);
});

it('gives none for another tenant, to a person, or without a user', async () => {
  const tenant = newTenant();
  const ask = async (who: { of?: string; role?: string }, subject = 'ann') =>
    (await platform(tenant, who)).pageToken({ subject });
  await expect(ask({ of: newTenant() })).rejects.toMatchObject({ status: 403, type: 'refused-caller' });
  await expect(ask({ role: 'tenant_admin' })).rejects.toMatchObject({ status: 403, type: 'refused-caller' });
  await expect(ask({}, '')).rejects.toMatchObject({ status: 400, type: 'invalid-fields' });
});

it('carries the address of the page, if it is one of the tenant', async () => {
  const tenant = newTenant();
  const page_origins = ['https://app.acme.example'];
  await world.ask(tenant, 'PUT', '/tenant/settings', {
    product_name: 'Acme',
    mail_from: 'care@acme.example',
    page_origins,
  });
  const client = await platform(tenant);
  for (const return_url of ['https://evil.example/', 'app.acme.example', 'https://app.acme.example.evil.example/'])
    await expect(client.pageToken({ subject: 'ann', return_url })).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ field: 'return_url' }] },
    });
  const { token } = await client.pageToken({ subject: 'ann', return_url: `${page_origins[0]}/files?a=1` });
  const headers = { authorization: `Bearer ${token}` };
  const { body } = await world.app.inject({ url: '/cta/fragment?provider=dropbox', headers });
  const link = /href="([^"]+)"/.exec(body)![1]!.replaceAll('&amp;', '&');
  expect(new URL(link).searchParams.get('return_url')).toBe('https://app.acme.example/files?a=1');
  expect(new URL(link).searchParams.get('connect')).toBe('dropbox');
});

it('is not accepted as an access token', async () => {
  const tenant = newTenant();
  const { token } = await (await platform(tenant)).pageToken({ subject: 'ann' });
  const headers = { authorization: `Bearer ${token}` };
  const answer = await world.app.inject({ method: 'GET', url: '/integrations', headers });
  expect(answer.statusCode).toBe(401);
});
