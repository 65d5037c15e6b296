import { followLink } from './connecting';
import { newTenant, useWorld, type World } from './start-world';

let world: World;
useWorld((it) => (world = it));

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
