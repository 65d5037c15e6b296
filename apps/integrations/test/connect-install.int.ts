import { waitUntil } from '@linesman/testing';
import { connectedIntegration, followLink } from './connecting';
import { newTenant, useWorld, type World } from './start-world';

let world: World;
useWorld((it) => (world = it));
afterEach(() => {
  delete world.providers.granted;
});

async function slackOf(tenant: string): Promise<{ id: string; link: () => Promise<string> }> {
  const { body } = await world.ask(tenant, 'POST', '/integrations', { connection_code: 'slack', name: 'Workspace' });
  const id = String(body.integration_id);
  const link = async () => {
    const session = await world.ask(tenant, 'POST', `/integrations/${id}/connect-sessions`);
    return String(session.body.url);
  };
  return { id, link };
}

it('stores the key that a consent yields, and leases it like an entered one', async () => {
  const tenant = newTenant();
  const { id, link } = await slackOf(tenant);
  const { page } = await followLink(world, await link(), 'T0INSTALLED');
  expect(page.statusCode).toBe(200);
  expect((await world.ask(tenant, 'GET', `/integrations/${id}`)).body).toMatchObject({ status: 'active' });
  const { lease } = await world.lease(world.rpcAs('gateway-executor'), { tenant_id: tenant, integration_id: id });
  expect(lease?.material).toEqual({ type: 'api_key', secret: expect.stringMatching(/^xoxb-/) as string });
});

it('refuses the consent of another workspace', async () => {
  const tenant = newTenant();
  const { id, link } = await slackOf(tenant);
  await followLink(world, await link(), 'T0FIRST');
  const { page } = await followLink(world, await link(), 'T0OTHER');
  expect(page.body).toContain('T0OTHER');
  expect((await world.ask(tenant, 'GET', `/integrations/${id}`)).body).toMatchObject({ status: 'active' });
});

const told = (id: string) =>
  waitUntil(() => world.eventsAbout(id).find(({ type }) => type === 'integration_credentials_changed')?.data);

it('tells which scopes were granted, of a consent and of an entered token, and nothing where the provider does not say', async () => {
  const tenant = newTenant();
  world.providers.granted = 'chat:write,im:write';
  const { id, link } = await slackOf(tenant);
  await followLink(world, await link(), 'T0SCOPES');
  expect(await told(id)).toMatchObject({ reason: 'connected', granted_scopes: ['chat:write', 'im:write'] });
  const enter = async () => {
    const bot_token = `xoxb-${newTenant()}`;
    world.providers.keys.set(bot_token, 'T0ENTERED');
    const made = await world.ask(tenant, 'POST', '/integrations', {
      connection_code: 'slack',
      name: `Entered ${bot_token.slice(-4)}`,
      credentials: { bot_token },
    });
    return told(String(made.body.integration_id));
  };
  expect(await enter()).toMatchObject({ granted_scopes: ['chat:write', 'im:write'] });
  world.providers.granted = 'openid api';
  const crm = await connectedIntegration(world, tenant, 'salesforce');
  expect(await told(crm)).toMatchObject({ granted_scopes: ['openid', 'api'] });
  // Whoever missed that learns it from the next event about the integration.
  await world.ask(tenant, 'PUT', `/integrations/${crm}`, { status: 'inactive' });
  const off = await waitUntil(
    () => world.eventsAbout(crm).findLast(({ type }) => type === 'integration_updated')?.data,
  );
  expect(off).toMatchObject({ granted: { credential_version: 1, scopes: ['openid', 'api'] } });
  delete world.providers.granted;
  expect(await enter()).not.toHaveProperty('granted_scopes');
  expect(await told(await connectedIntegration(world, tenant, 'dropbox'))).not.toHaveProperty('granted_scopes');
});
