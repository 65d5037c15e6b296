import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newTenant, World } from './start-world';

let world: World;
let api: Server;
let base_url: string;

beforeAll(async () => {
  api = createServer((request, response) => {
    const known = request.headers['x-techcorp-key'] === 'techcorp-key-1';
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(known ? { account: 'techcorp' } : { message: 'unknown key' }));
  });
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');
  base_url = `http://127.0.0.1:${(api.address() as AddressInfo).port}/v1`;
  world = await World.start({ env: { ALLOW_LOOPBACK_ADDRESSES: 'true' } });
});
afterAll(async () => {
  await world?.stop();
  api.close();
});

const connect = (base: string, api_key = 'techcorp-key-1', health_property = 'account') =>
  world.ask(newTenant(), 'POST', '/integrations', {
    connection_code: 'custom_api',
    name: 'Our own API',
    config: {
      base_url: base,
      auth_scheme: 'header',
      auth_header: 'X-TechCorp-Key',
      health_path: '/account',
      health_property,
    },
    credentials: { api_key },
  });

it("connects a tenant's own API once its key was checked", async () => {
  const made = await connect(base_url);
  expect(made).toMatchObject({ status: 201, body: { status: 'active' } });
  expect(made.text).not.toContain('techcorp-key-1');
});

it('explains why a key, or an answer, was not accepted', async () => {
  const refused = await connect(base_url, 'techcorp-key-2');
  expect(refused).toMatchObject({ status: 201, body: { status: 'error' } });
  const silent = await connect(base_url, 'techcorp-key-1', 'subscription');
  expect(silent).toMatchObject({ body: { status: 'error' } });
});

it('sends a stored key to no other address, even if the caller may configure the integration', async () => {
  const tenant = newTenant();
  const config = {
    base_url,
    auth_scheme: 'header',
    auth_header: 'X-TechCorp-Key',
    health_path: '/account',
    health_property: 'account',
  };
  const body = { connection_code: 'custom_api', name: 'Ours', config, credentials: { api_key: 'techcorp-key-1' } };
  const { integration_id } = (await world.ask(tenant, 'POST', '/integrations', body)).body;
  const elsewhere = { config: { ...config, base_url: 'https://thief.example' } };
  await expect(world.ask(tenant, 'PUT', `/integrations/${String(integration_id)}`, elsewhere)).resolves.toMatchObject({
    status: 422,
    body: { type: 'urn:linesman:problem:credentials-required' },
  });
});

it.each([
  ['localhost/x', 'does not have the expected form'],
  ['https://', 'is not a URL'],
  ['https://169.254.169.254/latest', '169.254.169.254 is not a public address'],
  ['https://10.0.0.5/api', '10.0.0.5 is not a public address'],
  ['https://[fd00::1]/api', 'fd00::1 is not a public address'],
  ['ftp://1.1.1.1/', 'does not have the expected form'],
  ['file:///etc/passwd', 'does not have the expected form'],
  ['javascript:alert(1)', 'does not have the expected form'],
])('refuses an address that is never called when it is saved, and names the field: %s', async (base, said) => {
  const made = await connect(base);
  expect(made.status).toBe(400);
  expect(made.body.errors).toEqual([{ field: 'config.base_url', message: expect.stringContaining(said) as string }]);
});

it('refuses such an address in a change too', async () => {
  const tenant = newTenant();
  const config = { base_url, health_path: '/account', health_property: 'account' };
  const made = await world.ask(tenant, 'POST', '/integrations', { connection_code: 'custom_api', name: 'O', config });
  const id = String(made.body.integration_id);
  const changed = await world.ask(tenant, 'PUT', `/integrations/${id}`, {
    config: { ...config, base_url: 'https://10.0.0.5' },
  });
  expect(changed.body.errors).toMatchObject([{ field: 'config.base_url' }]);
});
