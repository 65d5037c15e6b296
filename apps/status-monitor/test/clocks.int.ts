import { Clock } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;
beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());

const MINUTES = 60_000;

it.each([10, -10])('judges as ever while the clock of the monitor is %i minutes wrong', async (minutes) => {
  const fixture = await world.fixture();
  const clock = monitor.get(Clock);
  const wrong = jest.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() + minutes * MINUTES));
  const seen = async (type: string) => waitUntil(() => world.eventsOf(fixture, type)[0]);
  const call = async (n: number, cause?: 'server_error') =>
    world.handled(await world.executed(fixture, { part: 'SYNC_CONTACTS', cause, latency_ms: n }));
  for (const n of [1, 2, 3]) await call(n, 'server_error');
  const opened = await seen('risk_signal_opened');
  for (const n of [4, 5]) await call(n);
  const resolved = await seen('risk_signal_resolved');
  wrong.mockRestore();
  const times = [opened.data.opened_at, resolved.data.resolved_at].map((at) => Date.parse(at as string));
  for (const at of times) expect(Math.abs(at - Date.now())).toBeLessThan(5 * MINUTES);
  expect(await world.health(fixture.integration.integration_id)).toMatchObject({ status: 'healthy', cause: null });
});

it('lets successes that say they are from the future hide no outage', async () => {
  const fixture = await world.fixture();
  const ahead = () => ({ started_at: new Date(Date.now() + 10 * MINUTES).toISOString(), part: 'SYNC_CONTACTS' });
  for (let n = 0; n < 5; n += 1) await world.handled(await world.executed(fixture, ahead()));
  for (let n = 0; n < 3; n += 1)
    await world.handled(await world.executed(fixture, { cause: 'server_error', part: 'SYNC_CONTACTS' }));
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened')[0]);
});
