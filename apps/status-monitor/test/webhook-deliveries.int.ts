import { randomUUID } from 'node:crypto';
import { createClient } from '@linesman/client';
import type { WebhookTestRequested } from '@linesman/contracts';
import { Front, waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FindSilence } from '../src/webhooks/find-silence.system';
import { orders, refused, ReportWebhooks, secondsAgo } from './report-webhooks';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;
let platform: ReportWebhooks;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor({ WEBHOOK_REFUSED_SECONDS: '30' });
  platform = new ReportWebhooks(world, monitor);
});
afterAll(async () => {
  await platform?.stop();
  await world.stop();
});

const invoices = 'https://hooks.techcorp.example/invoices';

async function refuse(fixture: Fixture, ago: number[], more: object = {}): Promise<void> {
  for (const seconds of ago) {
    const answer = await platform.report(fixture, { ...refused, attempted_at: secondsAgo(seconds), ...more });
    expect(answer.statusCode).toBe(204);
  }
}

const healthOf = ({ integration }: Fixture) => world.health(integration.integration_id);

it('is degraded after five refusals over the configured time while calls succeed, and recovers with a delivery', async () => {
  const fixture = await platform.working();
  await refuse(fixture, [60, 55, 50, 45]);
  expect(await healthOf(fixture)).toMatchObject({ status: 'healthy' });
  await refuse(fixture, [20], { http_status: 503 });
  expect(await healthOf(fixture)).toMatchObject({
    status: 'degraded',
    cause: 'webhook_refused',
    failing_parts: [orders],
  });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
  const [opened] = world.eventsOf(fixture, 'risk_signal_opened');
  expect(opened!.data).toMatchObject({
    signal_type: 'integration_degraded',
    problems: [{ cause: 'webhook_refused', part: orders, failures: 5, http_status: 503 }],
    working_parts: ['SYNC_CONTACTS'],
  });
  expect(await platform.endpointsOf(fixture)).toMatchObject([
    { endpoint: orders, http_status: 503, problem: { cause: 'webhook_refused', failures: 5 }, delivered_at: null },
  ]);
  await platform.deliver(fixture, orders);
  expect(await healthOf(fixture)).toMatchObject({ status: 'healthy', cause: null });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved').length === 1);
  expect(await platform.endpointsOf(fixture)).toMatchObject([{ endpoint: orders, http_status: 200, problem: null }]);
});

it('judges each endpoint by itself', async () => {
  const fixture = await platform.working();
  await refuse(fixture, [60, 50, 40]);
  await refuse(fixture, [61, 51, 41], { endpoint: invoices });
  expect(await healthOf(fixture)).toMatchObject({ status: 'healthy' });
  await refuse(fixture, [30, 20]);
  await refuse(fixture, [31, 21], { endpoint: invoices });
  expect(await healthOf(fixture)).toMatchObject({ status: 'degraded', failing_parts: [invoices, orders] });
  await platform.deliver(fixture, invoices);
  expect(await healthOf(fixture)).toMatchObject({ status: 'degraded', failing_parts: [orders] });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_updated').length === 2);
  expect(world.eventsOf(fixture, 'risk_signal_updated')[1]!.data).toMatchObject({
    problems: [{ part: orders }],
    working_parts: ['SYNC_CONTACTS', invoices],
  });
});

it('counts a report once, however often and on whatever way it is repeated', async () => {
  const fixture = await platform.working();
  const attempts = [60, 50, 40, 20].map((seconds) => ({ attempt_id: randomUUID(), attempted_at: secondsAgo(seconds) }));
  for (const one of attempts) await refuse(fixture, [0, 0], one);
  for (const one of attempts) expect(await platform.reportByRpc(fixture, one)).toEqual({ known: true });
  expect(await healthOf(fixture)).toMatchObject({ status: 'healthy' });
  const fifth = { attempt_id: randomUUID(), attempted_at: secondsAgo(10) };
  const both = await Promise.all([platform.reportByRpc(fixture, fifth), platform.reportByRpc(fixture, fifth)]);
  expect(both.map(({ known }) => known).sort()).toEqual([false, true]);
  expect(await healthOf(fixture)).toMatchObject({ status: 'degraded' });
  expect(await platform.endpointsOf(fixture)).toMatchObject([{ problem: { cause: 'webhook_refused', failures: 5 } }]);
});

it('takes the same report from the client over NATS and over HTTP', async () => {
  const fixture = await platform.working();
  const { integration_id } = fixture.integration;
  const token = () => platform.tokenOf(fixture);
  const common = { token, tenant_id: fixture.tenant, notice: () => {} };
  const over_nats = await createClient({ ...common, nats: world.servers.nats.user('platform') });
  await monitor.listen(0, '127.0.0.1');
  const address = await monitor.getUrl();
  const front = new Front(() => address);
  await front.start();
  const over_http = await createClient({ ...common, url: front.url });
  const refusal = { integration_id, endpoint: orders, outcome: 'refused', http_status: 410 } as const;
  const attempts = [60, 50, 40, 20, 10].map((seconds) => ({
    attempt_id: randomUUID(),
    attempted_at: secondsAgo(seconds),
  }));
  for (const [n, attempt] of attempts.entries())
    for (const client of n % 2 ? [over_nats, over_http] : [over_http, over_nats])
      await client.webhookDelivery({ ...refusal, ...attempt });
  expect(await platform.endpointsOf(fixture)).toMatchObject([{ problem: { cause: 'webhook_refused', failures: 5 } }]);
  expect(front.asked).toHaveLength(attempts.length);
  await Promise.all([over_nats.close(), over_http.close(), front.stop()]);
});

it('stays healthy after many refusals within a short time', async () => {
  const fixture = await world.fixture();
  await refuse(fixture, [10, 9, 8, 7, 6, 5, 4]);
  expect(await healthOf(fixture)).toMatchObject({ status: 'healthy' });
});

it('judges reports that name no endpoint or attempt together', async () => {
  const fixture = await platform.working();
  await refuse(fixture, [60, 55, 50, 45, 20], { attempt_id: undefined, endpoint: undefined });
  expect(await healthOf(fixture)).toMatchObject({ status: 'degraded', cause: 'webhook_refused', failing_parts: [] });
  await platform.deliver(fixture, orders);
  expect(await healthOf(fixture)).toMatchObject({ status: 'healthy' });
});

it('has no problem with an endpoint that is no longer in use', async () => {
  const fixture = await platform.working();
  await refuse(fixture, [60, 55, 50, 45, 20]);
  await platform.report(fixture, { outcome: 'removed', attempted_at: secondsAgo(0) });
  expect(await healthOf(fixture)).toMatchObject({ status: 'healthy' });
  expect(await platform.endpointsOf(fixture)).toEqual([]);
});

it('accepts reports on the tenant’s own integrations only, from services and admins, of the last seven days', async () => {
  const [mine, other] = [await world.fixture(), await world.fixture()];
  const { integration_id } = other.integration;
  const statusOf = async (attempt: object, role?: string) =>
    (await platform.report(mine, { ...refused, attempted_at: secondsAgo(1), ...attempt }, role)).statusCode;
  expect(await statusOf({ integration_id })).toBe(404);
  expect(await statusOf({}, 'member')).toBe(403);
  expect(await statusOf({ attempted_at: secondsAgo(-3600) })).toBe(422);
  expect(await statusOf({ attempted_at: secondsAgo(8 * 86_400) })).toBe(422);
  await expect(platform.reportByRpc(mine, { integration_id })).rejects.toMatchObject({ status: 404 });
  await expect(platform.reportByRpc(mine, { tenant_id: other.tenant, integration_id })).rejects.toMatchObject({
    status: 403,
  });
});

it.each(['https://user:secret@x.example/', 'https://x.example/?token=secret', 'a b', ''])(
  'refuses %j as an endpoint',
  async (endpoint) => {
    const answer = await platform.report(await world.fixture(), { ...refused, endpoint, attempted_at: secondsAgo(1) });
    expect(answer.statusCode).toBe(400);
  },
);

describe('silence', () => {
  /** As if a webhook had come every hour for four weeks. */
  async function regular(endpoint: string, outcome: 'delivered' | 'received'): Promise<Fixture> {
    const fixture = await platform.working();
    await platform.report(fixture, { endpoint, outcome, attempted_at: secondsAgo(7_200) });
    const now = Math.floor(Date.now() / (7 * 86_400_000));
    const weeks = [3, 2, 1, 0].map((ago) => ({ week: now - ago, heard: 168, longest_ms: 3_600_000 }));
    await world.sql(
      `update webhook_endpoints set first_heard_at = now() - interval '28 days', weeks = $2 where integration_id = $1`,
      [fixture.integration.integration_id, JSON.stringify(weeks)],
    );
    await platform.report(fixture, { endpoint, outcome, attempted_at: secondsAgo(3_600) });
    return fixture;
  }

  const later = (fixture: Fixture, hours: number) =>
    world.sql(
      `update webhook_endpoints set silent_after = silent_after - $2 * interval '1 hour' where integration_id = $1`,
      [fixture.integration.integration_id, hours],
    );

  const look = () => monitor.get(FindSilence).run();

  it.each([
    [orders, 'delivered', 'webhook'],
    ['platform:salesforce', 'received', 'provider_webhook'],
  ] as const)(
    'of %s is noticed after three times the usual pause, and ends with the next one %s',
    async (endpoint, outcome, source) => {
      const fixture = await regular(endpoint, outcome);
      await later(fixture, 2.9);
      await look();
      expect(await healthOf(fixture)).toMatchObject({ status: 'healthy' });
      await later(fixture, 0.1);
      await Promise.all([look(), look()]);
      expect(await healthOf(fixture)).toMatchObject({
        status: 'degraded',
        cause: 'webhook_silent',
        party_at_fault: 'customer_endpoint',
        failing_parts: [endpoint],
        failure_count: 1,
      });
      await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
      expect(world.eventsOf(fixture, 'risk_signal_opened')[0]!.data).toMatchObject({
        status_change: { detected_by: source },
        working_parts: ['SYNC_CONTACTS'],
      });
      expect(await platform.endpointsOf(fixture)).toMatchObject([
        { problem: { cause: 'webhook_silent' }, silent_after: null },
      ]);
      await platform.report(fixture, { endpoint, outcome, attempted_at: secondsAgo(0) });
      expect(await healthOf(fixture)).toMatchObject({ status: 'healthy' });
      await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved').length === 1);
    },
  );

  it('is not guessed of an endpoint of which little is known', async () => {
    const fixture = await platform.working();
    for (const seconds of [500, 400, 300]) await platform.deliver(fixture, orders, secondsAgo(seconds));
    expect(await platform.endpointsOf(fixture)).toMatchObject([{ silent_after: null }]);
  });
});

describe('a test delivery', () => {
  const request = (fixture: Fixture, role = 'csm', endpoint = orders) => {
    const { integration_id } = fixture.integration;
    return platform.ask(fixture, 'POST', '/webhook-endpoints/tests', { integration_id, endpoint }, role);
  };

  it('is asked of the platform, and its report ends the problem', async () => {
    const fixture = await platform.working();
    await refuse(fixture, [60, 55, 50, 45, 20]);
    const asked = await request(fixture);
    expect(asked.statusCode).toBe(202);
    await waitUntil(() => world.eventsOf(fixture, 'webhook_test_requested').length === 1);
    const event = world.eventsOf(fixture, 'webhook_test_requested')[0]!.data as unknown as WebhookTestRequested;
    expect(event).toMatchObject({ ...asked.json(), endpoint: orders, requested_by: 'anna' });
    expect(await platform.endpointsOf(fixture)).toMatchObject([
      { test: { attempt_id: event.attempt_id, outcome: null } },
    ]);
    const { attempt_id, integration_id, endpoint } = event;
    await platform.reportByRpc(fixture, { attempt_id, integration_id, endpoint, outcome: 'delivered' });
    expect(await platform.endpointsOf(fixture)).toMatchObject([
      { test: { attempt_id, outcome: 'delivered' }, problem: null },
    ]);
    expect(await healthOf(fixture)).toMatchObject({ status: 'healthy' });
    expect((await request(fixture)).statusCode).toBe(202);
  });

  it('is asked once at a time, by those who may, and only where the platform sends', async () => {
    const fixture = await platform.working();
    await refuse(fixture, [10]);
    await platform.report(fixture, {
      endpoint: 'platform:salesforce',
      outcome: 'received',
      attempted_at: secondsAgo(1),
    });
    expect((await request(fixture, 'member')).statusCode).toBe(403);
    expect((await request(fixture, 'csm', invoices)).statusCode).toBe(404);
    expect((await request(fixture, 'csm', 'platform:salesforce')).statusCode).toBe(409);
    const answers = await Promise.all([request(fixture), request(fixture, 'tenant_admin')]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([202, 409]);
  });
});

it('keeps the fifty endpoints that were heard of last', async () => {
  const fixture = await platform.working();
  for (let n = 0; n < 52; n++) await platform.deliver(fixture, `endpoint-${n}`, secondsAgo(100 - n));
  const names = (await platform.endpointsOf(fixture)).map(({ endpoint }) => endpoint);
  expect([names.length, names[0], names.at(-1)]).toEqual([50, 'endpoint-51', 'endpoint-2']);
});
