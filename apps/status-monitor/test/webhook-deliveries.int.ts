import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { waitUntil } from '@linesman/testing';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor({ WEBHOOK_REFUSED_SECONDS: '30' });
});
afterAll(() => world.stop());

async function report({ tenant, integration }: Fixture, attempt: object, role = 'service') {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role] })}`;
  const payload = { integration_id: integration.integration_id, ...attempt };
  return monitor.inject({ method: 'POST', url: '/webhook-deliveries', headers: { authorization }, payload });
}

const secondsAgo = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
const refused = { outcome: 'refused', http_status: 410, message: 'The endpoint answered 410.' };

async function refuse(fixture: Fixture, ...ago: number[]): Promise<void> {
  for (const seconds of ago)
    expect((await report(fixture, { ...refused, attempted_at: secondsAgo(seconds) })).statusCode).toBe(204);
}

it('is degraded after five refusals over the configured time while calls succeed, and recovers with a delivery', async () => {
  const fixture = await world.fixture();
  const id = fixture.integration.integration_id;
  await world.handled(await world.executed(fixture, { part: 'SYNC_CONTACTS' }));
  await refuse(fixture, 60, 55, 50, 45);
  expect(await world.health(id)).toMatchObject({ status: 'healthy' });
  await refuse(fixture, 20);
  expect(await world.health(id)).toMatchObject({ status: 'degraded', cause: 'webhook_refused' });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
  await report(fixture, { outcome: 'delivered', http_status: 200, attempted_at: secondsAgo(1) });
  expect(await world.health(id)).toMatchObject({ status: 'healthy', cause: null });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved').length === 1);
});

it('stays healthy after many refusals within a short time', async () => {
  const fixture = await world.fixture();
  await refuse(fixture, 10, 9, 8, 7, 6, 5, 4);
  expect(await world.health(fixture.integration.integration_id)).toMatchObject({ status: 'healthy' });
});

it('accepts reports on the tenant’s own integrations only, from services and admins', async () => {
  const [mine, other] = [await world.fixture(), await world.fixture()];
  const foreign = { ...refused, attempted_at: secondsAgo(1), integration_id: other.integration.integration_id };
  expect((await report(mine, foreign)).statusCode).toBe(404);
  expect((await report(mine, { ...refused, attempted_at: secondsAgo(1) }, 'member')).statusCode).toBe(403);
  expect((await report(mine, { ...refused, attempted_at: secondsAgo(-3600) })).statusCode).toBe(422);
});
