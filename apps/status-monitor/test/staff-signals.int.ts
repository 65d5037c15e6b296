import { randomUUID } from 'node:crypto';
import { PLATFORM_TENANT } from '@linesman/contracts';
import { JetStreamServer } from '@linesman/messaging';
import { Database, FollowDatabaseTime } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { ProbeSuccesses } from '../src/schedule/probe-successes.system';
import type { StaffSignal } from '../src/staff-signals/list-staff-signals.system';
import { WatchOurselves } from '../src/staff-signals/watch-ourselves';
import { granted } from './integrations-stub';
import { World } from './start-world';

const MINUTE_MS = 60_000;
const HOUR_SECONDS = 3_600;

const world = new World();
let monitor: NestFastifyApplication;
/** By how much the clock of the service is set forward, for what has to last. */
let ahead_ms = 0;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
beforeEach(() => {
  ahead_ms = 0;
  const clock = monitor.get(Clock);
  const now = clock.now.bind(clock);
  jest.spyOn(clock, 'now').mockImplementation(() => new Date(now().getTime() + ahead_ms));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await world.sql('delete from probe_schedule');
  await world.sql('delete from staff_signals');
  await world.sql('delete from probe_successes');
});
afterAll(() => world.stop());

const watchAfter = async (minutes: number): Promise<void> => {
  ahead_ms += minutes * MINUTE_MS;
  await monitor.get(WatchOurselves).watch();
};

async function listed(role = 'admin'): Promise<{ status: number; items: StaffSignal[] }> {
  const authorization = `Bearer ${await world.issuer.token({ tenant: randomUUID(), roles: [role] })}`;
  const set = ahead_ms;
  // The token is of now.
  ahead_ms = 0;
  const answer = await monitor.inject({ url: '/internal/staff-signals', headers: { authorization } });
  ahead_ms = set;
  return { status: answer.statusCode, items: answer.json<{ items: StaffSignal[] }>().items };
}

const told = (id: string, type: string) =>
  world.published.filter(
    (event) => event.tenantid === PLATFORM_TENANT && event.type === type && event.data.staff_signal_id === id,
  );

const metric = async (name: string): Promise<string[]> =>
  (await monitor.inject({ url: '/metrics' })).body.split('\n').filter((line) => line.startsWith(name));

/** An integration of a connection that this process can probe, whose probe another process has and does not end. */
async function overdue(connection: string): Promise<string> {
  const id = randomUUID();
  await world.sql(
    `with made as (
       insert into integration_health (tenant_id, integration_type, integration_id, machine_state, created_at)
       values ($1, $2, $3, '{}', now() - interval '1 day'))
     insert into probe_schedule (integration_id, tenant_id, connection_code, is_critical, due_at, lease, leased_until)
     values ($3, $1, $2, true, now() - make_interval(secs => $4), gen_random_uuid(), now() + interval '1 hour')`,
    [randomUUID(), connection, id, HOUR_SECONDS],
  );
  return id;
}

const forget = (id: string) => world.sql('delete from probe_schedule where integration_id = $1', [id]);

/** Watches until the problem opens, sees that it is told once, and that it closes after `mend`. */
async function opensOnce(
  { kind, about }: Pick<StaffSignal, 'kind' | 'about'>,
  lasts_minutes: number,
  mend: () => unknown,
): Promise<StaffSignal> {
  const found = async () => (await listed()).items.filter((one) => one.kind === kind && one.about === about);
  await watchAfter(0);
  expect(await found()).toEqual([]);
  await watchAfter(lasts_minutes);
  await watchAfter(1);
  const [open, ...others] = await found();
  expect(others).toEqual([]);
  expect(open).toMatchObject({ kind, about, closed_at: null });
  const id = open!.staff_signal_id;
  await waitUntil(() => told(id, 'staff_signal_opened')[0]);
  expect(told(id, 'staff_signal_opened')[0]!.data).toMatchObject({ kind, about, runbook: open!.runbook });
  await mend();
  await watchAfter(1);
  expect((await found())[0]!.closed_at).toBeNull();
  await watchAfter(1);
  expect((await found())[0]!.closed_at).not.toBeNull();
  await waitUntil(() => told(id, 'staff_signal_closed')[0]);
  expect(told(id, 'staff_signal_opened')).toHaveLength(1);
  return open!;
}

it('tells staff that probes are late, once it has lasted', async () => {
  const id = await overdue('basecamp');
  expect((await metric('probes_overdue_seconds '))[0]).toMatch(/ 36\d\d/);
  const signal = await opensOnce({ kind: 'probes_late', about: '' }, 5, () => forget(id));
  expect(signal.reason).toMatch(/^The oldest probe that is due has waited for 36\d\d s\.$/);
});

it('tells staff that observations wait in their stream', async () => {
  const fixture = await world.fixture();
  const id = fixture.integration.integration_id;
  const holder = new Client({ connectionString: world.superuserUrl() });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select 1 from integration_health where integration_id = $1 for update', [id]);
  const event = await world.executed(fixture, { cause: 'server_error' });
  const durable = 'status-monitor-gateway-executor';
  const age = () =>
    Math.max(
      ...monitor
        .get(JetStreamServer)
        .oldest()
        .map(({ seconds }) => seconds),
    );
  await waitUntil(() => age() > 0);
  ahead_ms = 2 * MINUTE_MS;
  const [line] = (await metric('consumer_oldest_seconds')).filter((it) => it.includes('FAILURES'));
  expect(Number(line!.split(' ').at(-1))).toBeGreaterThan(120);
  const signal = await opensOnce({ kind: 'messages_late', about: durable }, 5, async () => {
    await holder.end();
    await world.handled(event);
  });
  expect(signal.reason).toContain(durable);
});

it('tells staff that no probe of a connection succeeds, while its integrations should have been probed', async () => {
  await overdue('xero');
  const broken = await overdue('stripe');
  await world.sql(`update integration_health set party_at_fault = 'customer' where integration_id = $1`, [broken]);
  await watchAfter(0);
  expect(await metric('probe_intervals_without_success{')).toEqual([]);
  ahead_ms = 60 * MINUTE_MS;
  // What the integration's own customer has to repair says nothing about the connection.
  const shown = await metric('probe_intervals_without_success{');
  expect(shown).toContainEqual(expect.stringMatching(/connection="xero"\} 1\d/));
  expect(shown.join()).not.toContain('stripe');
  const signal = await opensOnce({ kind: 'probes_fail', about: 'xero' }, 5, () =>
    monitor.get(ProbeSuccesses).note('xero'),
  );
  expect(signal.reason).toMatch(/^No probe of any integration of xero has succeeded for 1\d of their intervals\.$/);
});

it('knows a probe that succeeded', async () => {
  await watchAfter(0);
  const before = new Date();
  const [token, integration_id] = [randomUUID(), randomUUID()];
  world.provider.alive.add(token);
  world.integrations.on(integration_id, (request) => granted(request, token, 1));
  await world.fixture({ integration: { connection_code: 'dropbox', integration_id }, worked: false });
  const at = async () => {
    await watchAfter(0);
    return (
      await world.sql<{ at: Date }>(`select succeeded_at as at from probe_successes where connection_code = 'dropbox'`)
    )[0]!.at;
  };
  await waitUntil(async () => (await at()) > before);
});

it('tells staff of an outage that is ours, once and at once', async () => {
  // Whose it is, is decided no more.
  await world.sql(
    `insert into provider_outages (connection_code, party_at_fault, cause, opened_at)
     values ('xero', 'us', 'dns_failure', now() - interval '10 minutes'), ('slack', 'provider', 'server_error', now())`,
  );
  const ours = async () => (await listed()).items.filter(({ kind }) => kind === 'outage_ours');
  await watchAfter(0);
  const [open, ...others] = await ours();
  expect(others).toEqual([]);
  expect(open).toMatchObject({ about: 'xero', closed_at: null, severity: 'critical' });
  await watchAfter(1);
  await waitUntil(() => told(open!.staff_signal_id, 'staff_signal_opened')[0]);
  await world.sql('delete from provider_outages');
  await watchAfter(2);
  expect((await ours())[0]!.closed_at).not.toBeNull();
  await waitUntil(() => told(open!.staff_signal_id, 'staff_signal_closed')[0]);
  expect(told(open!.staff_signal_id, 'staff_signal_opened')).toHaveLength(1);
});

it('tells staff of a clock that is wrong', async () => {
  const [database, following] = [monitor.get(Database), monitor.get(FollowDatabaseTime)];
  const time = database.time.bind(database);
  const wrong = jest.spyOn(database, 'time').mockImplementation(async () => (await time()) + 3 * MINUTE_MS);
  await following.onModuleInit();
  expect((await metric('clock_ahead_seconds '))[0]).toMatch(/ -1(79|80)/);
  const signal = await opensOnce({ kind: 'clock_wrong', about: '' }, 1, async () => {
    wrong.mockRestore();
    await following.onModuleInit();
    ahead_ms += 3 * MINUTE_MS;
  });
  expect(signal.reason).toMatch(/^The clock of .+ is (179\.\d|180\.0) s behind that of the database\.$/);
});

it('forgets what was over before it had lasted', async () => {
  const id = await overdue('basecamp');
  await watchAfter(0);
  expect(await world.sql('select 1 from staff_signals')).toHaveLength(1);
  await forget(id);
  await watchAfter(2);
  expect(await world.sql('select 1 from staff_signals')).toEqual([]);
});

it('shows staff signals to staff only', async () => {
  for (const role of ['tenant_admin', 'csm', 'member', 'service']) expect((await listed(role)).status).toBe(403);
});
