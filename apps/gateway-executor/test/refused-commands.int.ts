import { randomUUID } from 'node:crypto';
import { waitUntil } from '@linesman/testing';
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

const deadLetter = (reason: string) =>
  waitUntil(async () => {
    const found = await world.sql<{ reason: string; tenant_id: string | null }>(
      'select reason, tenant_id from dead_letters',
    );
    return found.find((letter) => letter.reason.includes(reason));
  });

async function stillWorks(): Promise<void> {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => contacts);
  await world.resultOf(await world.ask(tenant, { integration_id }));
}

it('dead-letters a command with a forged tenant, and continues', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  const thief = await world.issuer.token({ tenant: randomUUID(), roles: ['service'] });
  await world.ask(tenant, { integration_id, token: thief });
  await expect(deadLetter('forged tenant')).resolves.toMatchObject({ tenant_id: tenant });
  await stillWorks();
  expect(world.provider.with(token)).toHaveLength(0);
});

it('dead-letters a message that is no JSON, no command, not from a service, or without a valid token', async () => {
  const { tenant, integration_id } = world.customer('salesforce');
  await world.ask(tenant, { body: '{"data": ' });
  await deadLetter('not a JSON object');
  await world.ask(tenant, { integration_id, capability_code: 'no code' });
  await deadLetter('data.capability_code');
  const member = await world.issuer.token({ tenant, roles: ['member'], subject: 'somebody' });
  await world.ask(tenant, { integration_id, token: member });
  await deadLetter('somebody is not a service');
  await world.ask(tenant, { integration_id, token: 'not.a.token' });
  await deadLetter("the command's token is refused");
  await stillWorks();
});

describe('over HTTP', () => {
  const get = async (tenant: string, role: string, path: string) => {
    const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role] })}`;
    const response = await app.inject({ url: path, headers: { authorization } });
    return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
  };

  it('lists the executions of one tenant page by page, newest first', async () => {
    const { tenant, integration_id, token } = world.customer('salesforce');
    world.provider.on(token, () => contacts);
    const ids: unknown[] = [];
    for (let i = 0; i < 3; i++)
      ids.unshift((await world.resultOf(await world.ask(tenant, { integration_id }))).subject);
    const query = `/executions?integration_id=${integration_id}&status=succeeded&limit=2`;
    const first = (await get(tenant, 'csm', query)).body as { items: { execution_id: string }[]; next_cursor: string };
    const second = (await get(tenant, 'csm', `${query}&cursor=${first.next_cursor}`)).body as typeof first;
    expect([...first.items, ...second.items].map((item) => item.execution_id)).toEqual(ids);
    expect(second.next_cursor).toBeUndefined();
    expect((await get(tenant, 'csm', '/executions?cursor=nonsense')).body).toMatchObject({
      status: 400,
      errors: [{ field: 'cursor' }],
    });
  });

  it('shows an execution to its tenant only, and to a member without parameters and result', async () => {
    const { tenant, integration_id, token } = world.customer('salesforce');
    world.provider.on(token, () => contacts);
    const { data } = await world.resultOf(await world.ask(tenant, { integration_id }));
    const path = `/executions/${data.execution_id}`;
    expect((await get(tenant, 'tenant_admin', path)).body).toMatchObject({
      status: 'succeeded',
      result: { complete: true },
      requested_by: 'billing',
    });
    expect((await get(randomUUID(), 'tenant_admin', path)).status).toBe(404);
    const seen = (await get(tenant, 'member', path)).body;
    expect(seen).toMatchObject({ status: expect.any(String) as string });
    expect(seen).not.toHaveProperty('parameters');
    expect(seen).not.toHaveProperty('result');
  });
});
