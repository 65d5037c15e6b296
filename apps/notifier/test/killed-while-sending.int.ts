import { join } from 'node:path';
import { type SpawnedService, spawnService, waitUntil } from '@linesman/testing';
import { NotifierWorld, type TestTenant } from './notifier-world';
import { failing, Outage } from './outage-of';

const world = new NotifierWorld();
let service: SpawnedService;
const start = async () => {
  service = await spawnService(join(__dirname, '../src/main.ts'), world.environment({ SEND_LEASE_SECONDS: '2' }));
};

beforeAll(async () => {
  await world.start();
  await start();
});
afterAll(async () => {
  await service?.kill('SIGTERM');
  await world.stop();
});

const delivery = async (signalId: string, channel: string) =>
  (
    await world.rows<{ state: string; duplicates: number; reason: string | null }>(
      `select state, duplicates, reason from deliveries where signal_id = $1 and channel = $2`,
      signalId,
      channel,
    )
  )[0];
const sent = (signalId: string, channel: string) =>
  waitUntil(
    async () => {
      const row = await delivery(signalId, channel);
      return row?.state === 'sent' && row;
    },
    { timeout: 120_000 },
  );
const posting = (tenant: TestTenant) =>
  waitUntil(() => world.slack.of(tenant.slack_token, 'chat.postMessage').length === 1);

it('finds the message that was posted before the kill, and posts no second one', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  world.slack.next('chat.postMessage', tenant.slack_token, 'hold');
  await tenant.opened(told);
  await posting(tenant);
  await service.kill();
  await start();
  expect(await sent(told.signal_id, 'slack')).toMatchObject({ duplicates: 0, reason: 'found_at_its_destination' });
  expect(world.slack.in(tenant.slack_token)).toHaveLength(1);
});

it('posts a message that the kill kept from arriving, and counts it as a possible duplicate', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  world.slack.next('chat.postMessage', tenant.slack_token, 'drop');
  await tenant.opened(told);
  await posting(tenant);
  await service.kill();
  await start();
  expect(await sent(told.signal_id, 'slack')).toMatchObject({ duplicates: 1 });
  expect(world.slack.in(tenant.slack_token)).toHaveLength(1);
});

it.each([
  ['hold', 'posted before the kill', 0],
  ['drop', 'the kill kept from arriving', 1],
] as const)('tells all of a digest once: %s, what %s', async (script, _, duplicates) => {
  const always = { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] };
  const tenant = await world.tenant({ working_hours: always, digest: { messages: 1, minutes: 10 } });
  const signals = ['Ada', 'Bea', 'Cleo'].map(() => tenant.snapshot({ severity: 'high' }));
  const decided = () =>
    world.rows<{ state: string; reason: string; message_id: string; duplicates: number }>(
      `select state, reason, message_id, duplicates from deliveries where tenant_id = $1 and channel = 'slack' order by created_at`,
      tenant.id,
    );
  for (const [at, signal] of signals.entries()) {
    await tenant.opened(signal);
    await waitUntil(async () => {
      const rows = await decided();
      return (
        rows.length === at + 1 && rows.every(({ state, reason }) => state === 'sent' || reason === 'waits_for_digest')
      );
    });
  }
  world.slack.next('chat.postMessage', tenant.slack_token, script);
  await world.rows(
    `update deliveries set next_attempt_at = now() where tenant_id = $1 and digest = id and state = 'pending'`,
    tenant.id,
  );
  await waitUntil(() => world.slack.of(tenant.slack_token, 'chat.postMessage').length === 2);
  await service.kill();
  await start();
  const told = await waitUntil(
    async () => {
      const rows = await decided();
      return rows.every(({ state }) => state === 'sent') && rows.slice(1);
    },
    { timeout: 120_000 },
  );
  expect(new Set(told.map(({ message_id }) => message_id)).size).toBe(1);
  expect(told.reduce((sum, one) => sum + one.duplicates, 0)).toBe(duplicates);
  expect(world.slack.in(tenant.slack_token)).toHaveLength(2);
});

it('sends one more email at most, with the same Message-ID, and counts it', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  world.email.holds.add(tenant.contact);
  await tenant.opened(told);
  await waitUntil(() => world.email.to(tenant.contact).length === 1);
  await service.kill();
  await start();
  expect(await sent(told.signal_id, 'email')).toMatchObject({ duplicates: 1 });
  const emails = world.email.to(tenant.contact);
  expect(emails).toHaveLength(2);
  expect(emails[1]!.messageId).toBe(emails[0]!.messageId);
  // The rest of the run is found by the process that started.
  const tasks = () => world.rows('select 1 from tasks where signal_id = $1', told.signal_id);
  await waitUntil(async () => (await tasks()).length > 0, { timeout: 120_000 });
  expect(await tasks()).toHaveLength(1);
});

it('tells the end after the alert that was being sent when the process died', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  world.slack.next('chat.postMessage', tenant.slack_token, 'hold');
  await tenant.opened(told);
  await posting(tenant);
  const decided = (many: number) =>
    waitUntil(
      async () => (await world.rows('select 1 from deliveries where signal_id = $1', told.signal_id)).length === many,
    );
  // The rest of the run tells the contact too.
  await decided(2);
  await tenant.resolved(told);
  await decided(4);
  await service.kill();
  await start();
  const closing = await waitUntil(() => world.slack.in(tenant.slack_token)[1]);
  const [opened] = world.slack.in(tenant.slack_token);
  expect(closing.thread_ts).toBe(opened!.ts);
  expect(opened!.text).toContain('Integration Reconnected');
  expect(
    await world.rows(
      `select 1 from deliveries where signal_id = $1 and channel = 'slack' and duplicates > 0`,
      told.signal_id,
    ),
  ).toEqual([]);
});

it('tells of an outage once, and of none of its signals, where it was killed before its first message', async () => {
  const tenant = await world.tenant();
  const [held, ...late] = [0, 1, 2].map((n) => failing(tenant, n));
  await tenant.opened(held!);
  const runs = `select 1 from workflow_runs where tenant_id = $1 and state = $2`;
  await waitUntil(async () => (await world.rows(runs, tenant.id, 'held')).length === 1);
  await service.kill();
  // Their holds are over before they are read.
  for (const signal of late) await tenant.opened({ ...signal, hold_until: signal.opened_at });
  await new Outage(world, tenant).opened();
  await start();
  await waitUntil(async () => (await world.rows(runs, tenant.id, 'suppressed')).length === 3);
  const [told] = await waitUntil(
    () => world.slack.in(tenant.slack_token).length > 0 && world.slack.in(tenant.slack_token),
  );
  expect(told!.text).toContain('Salesforce has an outage');
  const deliveries = await world.rows('select occasion from deliveries where tenant_id = $1', tenant.id);
  expect(deliveries).toEqual([{ occasion: 'outage' }]);
});

it('posts one daily summary although the process died while it posted', async () => {
  const working_hours = { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] };
  const tenant = await world.tenant({ working_hours });
  world.syncs.set(tenant.id, { runs: 1, failed: 1, failing_integrations: 0, failing: [] });
  world.slack.next('chat.postMessage', tenant.slack_token, 'hold');
  const daily_summary = { csms: false, admins: [`anna-${tenant.id}@acme.example`] };
  await tenant.settle({ working_hours, daily_summary, version: 2 });
  await posting(tenant);
  await service.kill();
  await start();
  const settled = () =>
    world.rows(`select state, reason from daily_summaries where tenant_id = $1 and settled_at is not null`, tenant.id);
  const [row] = await waitUntil(async () => ((await settled()).length === 1 ? settled() : undefined), {
    timeout: 120_000,
  });
  expect(row).toEqual({ state: 'sent', reason: 'found_at_its_destination' });
  expect(world.slack.in(tenant.slack_token)).toHaveLength(1);
});
