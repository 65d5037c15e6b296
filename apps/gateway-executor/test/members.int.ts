import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startExecutor } from './start-executor';
import { contacts } from './start-provider';
import { World } from './start-world';

const world = new World();
let app: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  app = await startExecutor(world);
});
afterAll(async () => {
  await app?.close();
  await world.stop();
});

async function synced() {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => contacts);
  await world.resultOf(await world.ask(tenant, { integration_id, parameters: { full: true } }));
  const get = async (path: string, role: string, subject = 'mia') => {
    const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role], subject })}`;
    const response = await app.inject({ url: path, headers: { authorization } });
    return { status: response.statusCode, body: response.json<Record<string, unknown> & { items: object[] }>() };
  };
  return { integration_id, get };
}

it('shows members that a capability was executed and how it ended, without parameters and result', async () => {
  const { integration_id, get } = await synced();
  const { body } = await get(`/executions?integration_id=${integration_id}`, 'member');
  expect(body.items).toMatchObject([{ status: 'succeeded', capability_code: 'SYNC_CONTACTS' }]);
  const path = `/executions/${(body.items[0] as { execution_id: string }).execution_id}`;
  const seen = await get(path, 'member');
  expect(seen).toMatchObject({ status: 200, body: { status: 'succeeded', attempts: 1 } });
  expect(Object.keys(seen.body)).not.toEqual(expect.arrayContaining(['parameters', 'result']));
  expect((await get(path, 'csm')).body).toMatchObject({ parameters: { full: true }, result: { complete: true } });
  expect((await get(path, 'member', 'billing')).body).toMatchObject({ parameters: { full: true } });
});

it('shows members how syncs went, without their parameters', async () => {
  const { integration_id, get } = await synced();
  const { body } = await get(`/sync-runs?integration_id=${integration_id}`, 'member');
  expect(body.items).toMatchObject([{ status: 'whole', object: 'contact' }]);
  expect(body.items[0]).not.toHaveProperty('parameters');
  const run = await get(`/sync-runs/${(body.items[0] as { run_id: string }).run_id}`, 'member');
  expect(run.body).not.toHaveProperty('parameters');
  expect((await get(`/sync-runs?integration_id=${integration_id}`, 'csm')).body.items[0]).toHaveProperty('parameters');
});
