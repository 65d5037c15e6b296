import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { waitUntil } from '@linesman/testing';
import { type Line, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor({ WEBHOOK_REFUSED_SECONDS: '30' });
});
afterAll(() => world.stop());

async function tell({ tenant, integration }: Line, told: object, role = 'service') {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role] })}`;
  const payload = { integration_id: integration.integration_id, ...told };
  return monitor.inject({ method: 'POST', url: '/webhook-deliveries', headers: { authorization }, payload });
}

const secondsAgo = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
const refused = { outcome: 'refused', http_status: 410, message: 'The endpoint answered 410.' };

async function refuse(line: Line, ...ago: number[]): Promise<void> {
  for (const seconds of ago)
    expect((await tell(line, { ...refused, attempted_at: secondsAgo(seconds) })).statusCode).toBe(204);
}

it('disconnects after five refusals over the configured time, and recovers with a delivery', async () => {
  const line = await world.line();
  const id = line.integration.integration_id;
  await refuse(line, 60, 55, 50, 45);
  expect(await world.health(id)).toMatchObject({ status: 'healthy' });
  await refuse(line, 20);
  expect(await world.health(id)).toMatchObject({ status: 'disconnected', cause: 'webhook_refused' });
  await waitUntil(() => world.about(line, 'risk_signal_opened').length === 1);
  await tell(line, { outcome: 'delivered', http_status: 200, attempted_at: secondsAgo(1) });
  expect(await world.health(id)).toMatchObject({ status: 'healthy', cause: null });
  await waitUntil(() => world.about(line, 'risk_signal_resolved').length === 1);
});

it('keeps quiet about a short fit of refusals, however many', async () => {
  const line = await world.line();
  await refuse(line, 10, 9, 8, 7, 6, 5, 4);
  expect(await world.health(line.integration.integration_id)).toMatchObject({ status: 'healthy' });
});

it('takes reports of the tenant’s own integrations alone, from services and admins', async () => {
  const [mine, other] = [await world.line(), await world.line()];
  const told = { ...refused, attempted_at: secondsAgo(1), integration_id: other.integration.integration_id };
  expect((await tell(mine, told)).statusCode).toBe(404);
  expect((await tell(mine, { ...refused, attempted_at: secondsAgo(1) }, 'member')).statusCode).toBe(403);
  expect((await tell(mine, { ...refused, attempted_at: secondsAgo(-3600) })).statusCode).toBe(422);
});
