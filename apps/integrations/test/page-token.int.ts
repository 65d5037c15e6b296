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

it('is not accepted as an access token', async () => {
  const tenant = newTenant();
  const { token } = await (await platform(tenant)).pageToken({ subject: 'ann' });
  const headers = { authorization: `Bearer ${token}` };
  const answer = await world.app.inject({ method: 'GET', url: '/integrations', headers });
  expect(answer.statusCode).toBe(401);
});
