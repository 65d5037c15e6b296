import { randomUUID } from 'node:crypto';
import { integrationCreated } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { granted } from './integrations-stub';
import { deadCauses } from '../src/probe-intervals';
import { ProbeQueue } from '../src/probes/probe-queue';
import { ProbeJobHandler } from '../src/probes/probe.job';
import { nextSeconds } from '../src/schedule/next-probe';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor({ PROBE_INTERVALS: '{"dropbox":3600,"custom_api":3600}' });
});
afterAll(() => world.stop());

/** A Dropbox that was probed once, a minute ago; the next probe is due in an hour. */
async function working({ account_id, beside }: { account_id?: string; beside?: Fixture } = {}): Promise<
  Fixture & { token: string }
> {
  const [token, integration_id] = [randomUUID(), randomUUID()];
  world.provider.alive.add(token);
  world.integrations.on(integration_id, (request) => granted(request, token, 1));
  const integration = { connection_code: 'dropbox', name: 'Files', integration_id, account_id };
  const fixture = beside
    ? { ...beside, integration: { ...beside.integration, ...integration } }
    : await world.fixture({ integration, worked: false });
  if (beside) await world.publish(beside.tenant, integrationCreated, fixture.integration);
  await waitUntil(async () => (await world.health(integration_id))?.last_success_at);
  await checkedAMinuteAgo(integration_id);
  return { ...fixture, token };
}

const checkedAMinuteAgo = (integration_id: string) =>
  world.sql(`update integration_health set last_checked_at = now() - interval '1 minute' where integration_id = $1`, [
    integration_id,
  ]);

it('probes again within seconds after a failure of the provider, also the others of that provider', async () => {
  const [one, other] = [await working(), await working()];
  const before = [world.provider.with(one.token), world.provider.with(other.token)] as const;
  await world.executed(one, { cause: 'server_error', part: 'UPLOAD' });
  await waitUntil(() => world.provider.with(one.token) > before[0]);
  await waitUntil(() => world.provider.with(other.token) > before[1]);
});

it('probes a provider that fails until two probes succeed, and then as before', async () => {
  const fixture = await working();
  const { integration_id } = fixture.integration;
  world.provider.statuses.set(fixture.token, 503);
  await world.executed(fixture, { cause: 'server_error', part: 'UPLOAD' });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
  world.provider.statuses.delete(fixture.token);
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved').length === 1);
  expect(await world.health(integration_id)).toMatchObject({ status: 'healthy' });
  expect(await world.schedule(integration_id)).toMatchObject({ quick_probes: null });
});

it('probes an integration once a day while only new credentials can help', async () => {
  const fixture = await working();
  const { integration_id } = fixture.integration;
  await world.handled(await world.executed(fixture, { cause: 'refresh_refused' }));
  await world.sql('update probe_schedule set due_at = now() where integration_id = $1', [integration_id]);
  await waitUntil(async () => {
    const { due_at } = (await world.schedule(integration_id)) as { due_at: Date };
    return due_at.getTime() > Date.now() + 20 * 3_600_000;
  });
});

it('probes at once what has the same account, when the access of one ends, and nothing else', async () => {
  const one = await working({ account_id: 'dbid:acme' });
  const [same, other] = [await working({ account_id: 'dbid:acme', beside: one }), await working({ beside: one })];
  const foreign = await working({ account_id: 'dbid:acme' });
  const before = world.provider.with(same.token);
  await world.handled(await world.executed(one, { cause: 'refresh_refused' }));
  await waitUntil(() => world.provider.with(same.token) > before);
  const due = async ({ integration }: Fixture) =>
    ((await world.schedule(integration.integration_id))!.due_at as Date).getTime() - Date.now();
  for (const fixture of [other, foreign]) expect(await due(fixture)).toBeGreaterThan(600_000);
});

it('runs a probe whose job Redis has lost as soon as its lease ends', async () => {
  const { integration, token } = await working();
  const { integration_id } = integration;
  const before = world.provider.with(token);
  const { worker } = monitor.get(ProbeJobHandler);
  await worker.pause();
  await world.sql('update probe_schedule set due_at = now(), asked = true where integration_id = $1', [integration_id]);
  await waitUntil(async () => (await world.schedule(integration_id))?.lease);
  await waitUntil(async () => (await monitor.get(ProbeQueue).waiting()) > 0);
  await world.redis((redis) => redis.flushall());
  await worker.resume();
  expect(world.provider.with(token)).toBe(before);
  await world.sql('update probe_schedule set leased_until = now() where integration_id = $1', [integration_id]);
  await waitUntil(() => world.provider.with(token) > before);
  await waitUntil(async () => (await world.schedule(integration_id))?.lease === null);
});

it('waits twice as long for each quick probe that follows, and never longer than the usual interval', async () => {
  const { integration_id } = (await working()).integration;
  const next = `select ${nextSeconds} as seconds
    from probe_schedule s join integration_health h using (integration_id) where integration_id = $3`;
  const intervals = JSON.stringify({ critical: { dropbox: 300 }, others: {} });
  const seconds: number[] = [];
  for (const quick of [0, 1, 2, 5, 20, null]) {
    await world.sql('update probe_schedule set quick_probes = $2 where integration_id = $1', [integration_id, quick]);
    const found = await world.sql<{ seconds: number }>(next, [intervals, deadCauses, integration_id]);
    seconds.push(found[0]!.seconds);
  }
  const usual = [2, 4, 8, 64, 300, 300];
  seconds.forEach((one, n) => expect(Math.abs(one / usual[n]! - 1)).toBeLessThan(0.15));
});

describe('where tenants enter the address', () => {
  /** A custom API with one account, which was probed a minute ago. */
  async function ofAccount(account_id?: string): Promise<Fixture> {
    const [token, integration_id] = [randomUUID(), randomUUID()];
    world.provider.alive.add(token);
    world.integrations.on(integration_id, (request) => granted(request, token, 1));
    const fixture = await world.fixture({
      integration: { connection_code: 'custom_api', name: 'Inventory', integration_id, account_id },
    });
    await waitUntil(
      async () => ((await world.schedule(integration_id))!.due_at as Date) > new Date(Date.now() + 60_000),
    );
    await checkedAMinuteAgo(integration_id);
    return fixture;
  }
  const asked = ({ integration }: Fixture) => world.integrations.of(integration.integration_id).length;

  it('probes at once what has the same account, and nothing else of the provider', async () => {
    const [one, sibling, other, none] = [
      await ofAccount('api.acme.example'),
      await ofAccount('api.acme.example'),
      await ofAccount('api.other.example'),
      await ofAccount(),
    ];
    await world.executed(one, { cause: 'server_error' });
    await waitUntil(() => asked(one) > 1 && asked(sibling) > 1);
    await world.executed(none, { cause: 'server_error' });
    await waitUntil(() => asked(none) > 1);
    expect(asked(other)).toBe(1);
  });
});
