import { join } from 'node:path';
import { Redis } from '@linesman/redis';
import { type SpawnedService, spawnService, waitUntil } from '@linesman/testing';
import { NotifierWorld, type TestTenant } from './notifier-world';

const world = new NotifierWorld();
const services: SpawnedService[] = [];
const start = async () => {
  const environment = world.environment({ SEND_LEASE_SECONDS: '4', SLACK_TIMEOUT_MS: '3000' });
  services.push(await spawnService(join(__dirname, '../src/main.ts'), environment));
};

beforeAll(async () => {
  await world.start();
  await Promise.all([start(), start()]);
});
afterAll(async () => {
  await Promise.all(services.map((service) => service.kill('SIGTERM')));
  await world.stop();
});

/** A signal that only the CSM is told of, one of several. */
const tellCsm = async (tenant: TestTenant, csm = tenant.csm) => {
  const told = tenant.snapshot();
  told.customer = { ...told.customer!, technical_contact: undefined, csm: { name: 'Jane', email: csm } };
  await tenant.opened(told);
};
const counted = async (tenant: TestTenant, state: string, channel = 'slack') =>
  (
    await world.rows<{ count: number; duplicates: number }>(
      `select count(*)::int as count, coalesce(sum(duplicates), 0)::int as duplicates from deliveries
       where tenant_id = $1 and state = $2 and channel = $3`,
      tenant.id,
      state,
      channel,
    )
  )[0]!;
const leased = async (tenant: TestTenant): Promise<number> =>
  (
    await world.rows<{ count: number }>(
      'select count(*)::int as count from deliveries where tenant_id = $1 and leased_until > clock_timestamp()',
      tenant.id,
    )
  )[0]!.count;
const sent = (tenant: TestTenant, count: number, channel?: string) =>
  waitUntil(async () => (await counted(tenant, 'sent', channel)).count === count, { timeout: 200_000 });
/** Minutes pass, as far as Slack's limit on looks and the waits between them are concerned. */
const letMinutesPass = (tenant: TestTenant) => {
  const redis = new Redis(world.servers.redis.url, { keyPrefix: 'notifier:' });
  const pass = async () => {
    await redis.del(`slack-history-${tenant.slack_integration_id}`);
    await world.rows(
      `update deliveries set next_attempt_at = now() where tenant_id = $1 and state = 'ambiguous'`,
      tenant.id,
    );
  };
  const minutes = setInterval(() => void pass(), 1_000);
  return () => {
    clearInterval(minutes);
    redis.disconnect();
  };
};

it('tells another tenant while the workspace of one does not answer', async () => {
  const [hung, other] = await Promise.all([world.tenant(), world.tenant()]);
  world.slack.next('chat.postMessage', hung.slack_token, ...Array<'drop'>(1_000).fill('drop'));
  await Promise.all(Array.from({ length: 150 }, (_, i) => tellCsm(hung, `csm-${i}-${hung.id}@acme.example`)));
  await waitUntil(() => (world.slack.mostAtOnce.get(hung.slack_token) ?? 0) >= 8);
  await Promise.all(Array.from({ length: 5 }, () => tellCsm(other)));
  await sent(other, 5);
  expect(world.slack.in(hung.slack_token)).toEqual([]);
  // Two processes, each with its share for one tenant.
  expect(world.slack.mostAtOnce.get(hung.slack_token)).toBeLessThanOrEqual(16);
  expect((await counted(hung, 'failed')).count).toBe(0);
});

it('posts no more in a conversation than Slack takes, from all processes together', async () => {
  const tenant = await world.tenant();
  const began = performance.now();
  await Promise.all(Array.from({ length: 12 }, () => tellCsm(tenant)));
  await sent(tenant, 12);
  const times = world.slack.of(tenant.slack_token, 'chat.postMessage').map(({ at }) => at - began);
  expect(times).toHaveLength(12);
  // Five at once, then one a second: a turn is never early. Clocks of processes and of Redis differ by less than this.
  times.slice(5).forEach((at, i) => expect(at).toBeGreaterThan((i + 1) * 1_000 - 300));
});

it('obeys a Retry-After in all processes', async () => {
  const tenant = await world.tenant();
  world.slack.next('chat.postMessage', tenant.slack_token, { retry_after: 2 });
  await tellCsm(tenant);
  const [limited] = await waitUntil(() => {
    const calls = world.slack.of(tenant.slack_token, 'chat.postMessage');
    return calls.length > 0 && calls;
  });
  await Promise.all(Array.from({ length: 6 }, (_, i) => tellCsm(tenant, `csm-${i}-${tenant.id}@acme.example`)));
  await sent(tenant, 7);
  const calls = world.slack.of(tenant.slack_token, 'chat.postMessage').filter((call) => call !== limited);
  // Only what was on its way already came in between.
  expect(calls.filter(({ at }) => at - limited!.at < 1_900).length).toBeLessThanOrEqual(1);
  expect(calls.filter(({ done }) => done)).toHaveLength(7);
});

it('looks for what a kill left uncertain, a conversation at once, and doubles nothing', async () => {
  const tenant = await world.tenant();
  await services.pop()!.kill();
  world.slack.next('chat.postMessage', tenant.slack_token, ...Array<'hold'>(30).fill('hold'));
  const csms = Array.from({ length: 30 }, (_, i) => `csm-${i % 3}-${tenant.id}@acme.example`);
  await Promise.all(csms.map((csm) => tellCsm(tenant, csm)));
  await waitUntil(() => world.slack.in(tenant.slack_token).length >= 8);
  await services.pop()!.kill();
  world.slack.next('chat.postMessage', tenant.slack_token);
  // All that the kill left uncertain is found in the same round, however long the posts took.
  await waitUntil(async () => (await leased(tenant)) === 0);
  await Promise.all([start(), start()]);
  const stop = letMinutesPass(tenant);
  await sent(tenant, 30).finally(stop);
  const ids = world.slack.in(tenant.slack_token).map(({ delivery_id }) => delivery_id);
  expect([ids.length, new Set(ids).size]).toEqual([30, 30]);
  const looks = world.slack.of(tenant.slack_token, 'conversations.history').length;
  expect([looks > 0, looks <= 3]).toEqual([true, true]);
});

it('counts every message that a process doubles which was paused while it sent', async () => {
  const tenant = await world.tenant();
  await services.pop()!.kill();
  const [paused] = services;
  let arrive = (): void => undefined;
  const late = new Promise<void>((resolve) => (arrive = resolve));
  const contacts = Array.from({ length: 12 }, (_, i) => `bob-${i}-${tenant.id}@techcorp.example`);
  world.slack.next('chat.postMessage', tenant.slack_token, ...Array<typeof late>(4).fill(late));
  const held = contacts.slice(0, 2);
  for (const contact of held) world.email.holds.add(contact);
  for (const [i, email] of contacts.entries()) {
    const told = tenant.snapshot();
    const csm = { name: 'Jane', email: `csm-${i}-${tenant.id}@acme.example` };
    told.customer = { ...told.customer!, csm, technical_contact: { name: 'Bob', email } };
    await tenant.opened(told);
  }
  const posts = () => world.slack.of(tenant.slack_token, 'chat.postMessage').length;
  await waitUntil(() => posts() >= 4 && held.every((contact) => world.email.to(contact).length > 0));
  process.kill(paused!.pid, 'SIGSTOP');
  await start();
  const stop = letMinutesPass(tenant);
  await Promise.all([sent(tenant, 12), sent(tenant, 12, 'email')]).finally(stop);
  arrive();
  process.kill(paused!.pid, 'SIGCONT');
  await services.shift()!.kill('SIGTERM');
  const ids = world.slack.in(tenant.slack_token).map(({ delivery_id }) => delivery_id);
  const emails = contacts.flatMap((contact) => world.email.to(contact));
  expect([new Set(ids).size, new Set(emails.map(({ messageId }) => messageId)).size]).toEqual([12, 12]);
  const duplicates = await Promise.all(
    ['slack', 'email'].map(async (channel) => (await counted(tenant, 'sent', channel)).duplicates),
  );
  const doubled = [ids.length - 12, emails.length - 12];
  // What it was sending when it was paused arrived twice.
  expect([doubled[0]! >= 4, doubled[1]! >= 2]).toEqual([true, true]);
  // Counted is what may have arrived, so a little more.
  doubled.forEach((messages, i) => expect(duplicates[i]!).toBeGreaterThanOrEqual(messages));
});
