import { randomUUID } from 'node:crypto';
import { acceptExecution, type AcceptedExecution } from '@linesman/contracts';
import type { ProblemDocument } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, headers } from '@nats-io/transport-node';
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

/** Asks as a platform service does. */
async function accept(
  tenant_id: string,
  token: string,
): Promise<{ response?: AcceptedExecution; err?: ProblemDocument }> {
  const { integration_id, token: credential } = world.customer('salesforce', { tenant: tenant_id });
  world.provider.on(credential, () => contacts);
  const nats = await connect({ ...world.servers.nats.user('platform'), timeout: 60_000 });
  const meta = headers();
  meta.set('Authorization', `Bearer ${token}`);
  const pattern = `rpc.${acceptExecution.name}.platform`;
  const data = { tenant_id, integration_id, capability_code: 'SYNC_CONTACTS', parameters: {} };
  const asked = JSON.stringify({ pattern, data, id: randomUUID() });
  const reply = await nats.request(pattern, asked, { headers: meta, timeout: 60_000 });
  await nats.close();
  return reply.json();
}

/** All that rests in the stream of commands, headers included. */
async function commandsAtRest(): Promise<string[]> {
  const nats = await connect(world.servers.nats.user('provisioner'));
  const manager = await jetstreamManager(nats);
  const { state } = await manager.streams.info('COMMANDS');
  const found: string[] = [];
  for (let seq = state.first_seq; seq <= state.last_seq && seq > 0; seq++) {
    const message = await manager.streams.getMessage('COMMANDS', { seq });
    if (message) found.push(`${message.subject} ${JSON.stringify([...(message.header ?? [])])} ${message.string()}`);
  }
  await nats.close();
  return found;
}

it('refuses a bad token to its caller, and stores no command', async () => {
  const tenant = randomUUID();
  const refused: [string, string][] = [
    [await world.issuer.token({ tenant: randomUUID(), roles: ['service'] }), 'forged tenant'],
    [await world.issuer.token({ tenant, roles: ['member'], subject: 'somebody' }), 'somebody is not a service'],
    ['not.a.token', "The call's token is refused"],
  ];
  for (const [token, detail] of refused) {
    const { err } = await accept(tenant, token);
    expect(err).toMatchObject({ status: 403, detail: expect.stringContaining(detail) as string });
  }
  expect((await commandsAtRest()).filter((it) => it.includes(tenant))).toEqual([]);
});

it('stores a command without the token of who asked, whose name it carries, and executes it', async () => {
  const tenant = randomUUID();
  const token = await world.issuer.token({ tenant, roles: ['service'], subject: 'billing' });
  const { response } = await accept(tenant, token);
  const { command_id } = response!;
  expect(await world.resultOf(command_id)).toMatchObject({ type: 'execution_succeeded' });
  const rows = await world.sql(`select requested_by from executions where command_id = '${command_id}'`);
  expect(rows).toEqual([{ requested_by: 'billing' }]);
  const stored = await commandsAtRest();
  expect(stored.filter((it) => it.includes(tenant))).toHaveLength(1);
  expect(stored.join()).not.toContain(token);
  expect(stored.join()).not.toMatch(/bearer|authorization/i);
});

it('dead-letters a message that is no JSON or no command, and continues', async () => {
  const { tenant, integration_id } = world.customer('salesforce');
  await world.ask(tenant, { body: '{"data": ' });
  await deadLetter('not a JSON object');
  await world.ask(tenant, { integration_id, capability_code: 'no code' });
  await deadLetter('data.capability_code');
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
