import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { StartDue } from '../src/schedules/start-due.system';
import { byWebhook, customerOf, daily, hourly } from './schedule-customer';
import { startExecutor } from './start-executor';
import { contactsOf } from './start-provider';
import { World } from './start-world';

const world = new World();
let app: NestFastifyApplication;
let another: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  [app, another] = await Promise.all([startExecutor(world), startExecutor(world)]);
});
afterAll(async () => {
  await Promise.all([app?.close(), another?.close()]);
  await world.stop();
});

const customer = () => customerOf(world, app);

it('runs a sync that is due once, whichever process takes it, and says how it went', async () => {
  const { create, isDue, ended, executions, get } = customer();
  const { schedule_id, next_at } = await create(daily);
  expect(next_at).toMatch(/T06:00:00.000Z$/);
  await isDue(schedule_id);
  await Promise.all([app, another, app, another].map((it) => it.get(StartDue).run()));
  expect(await ended(schedule_id)).toMatchObject({ status: 'succeeded', sync_status: 'whole', rows: 1, error: null });
  const after = await get(schedule_id);
  expect(after).toMatchObject({
    next_at,
    held: null,
    created_by: 'anna',
    last_success_at: expect.any(String) as string,
  });
  const [only, ...others] = await executions();
  expect(others).toEqual([]);
  expect(only!.idempotency_key).toBe(`schedule/${schedule_id}/${String(after.last_run!.due_at)}`);
});

it('runs once after a day in which nobody looked', async () => {
  const { create, isDue, ended, executions, get } = customer();
  const { schedule_id } = await create({ kind: 'every', every_seconds: 60 });
  await isDue(schedule_id, 86_400);
  await ended(schedule_id);
  expect(new Date((await get(schedule_id)).next_at!).getTime()).toBeGreaterThan(Date.now());
  expect(await executions()).toHaveLength(1);
});

it('leaves a run out while the one before goes on, and says so', async () => {
  const { create, isDue, ended, executions, get, token } = customer();
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  world.provider.on(token, async () => (await held, contactsOf(1)));
  const { schedule_id } = await create(hourly);
  await isDue(schedule_id);
  await waitUntil(() => world.provider.with(token).length === 1);
  await isDue(schedule_id);
  await waitUntil(async () => (await get(schedule_id)).skipped_at);
  release();
  await ended(schedule_id);
  expect(await executions()).toHaveLength(1);
});

it('holds while the integration is disconnected or switched off, and runs once after it works again', async () => {
  const { create, isDue, ended, executions, get, integrationIs } = customer();
  const { schedule_id } = await create(hourly);
  await integrationIs('error', 5);
  await waitUntil(async () => (await get(schedule_id)).held === 'error');
  await isDue(schedule_id);
  await waitUntil(async () => new Date((await get(schedule_id)).next_at!).getTime() > Date.now());
  expect(await executions()).toEqual([]);
  await integrationIs('active', 6);
  expect(await ended(schedule_id)).toMatchObject({ status: 'succeeded' });
  // An event that comes late changes nothing.
  await integrationIs('inactive', 4);
  await integrationIs('inactive', 7);
  await waitUntil(async () => (await get(schedule_id)).held === 'inactive');
  await integrationIs('active', 8);
  await waitUntil(async () => (await get(schedule_id)).held === null);
  expect(await executions()).toHaveLength(1);
});

it('holds when its run is refused unsent, and that run follows the recovery', async () => {
  const { create, isDue, executions, get, integrationIs, integration_id, leaseOf, token } = customer();
  const { schedule_id } = await create(hourly);
  const lease = { ...leaseOf(token, 3), status: 'error' as const, status_cause: 'grant_revoked' as const };
  world.leases.on(integration_id, () => ({ granted: true, lease }));
  await integrationIs('active', 4);
  await isDue(schedule_id);
  await waitUntil(async () => (await get(schedule_id)).held === 'error');
  expect((await get(schedule_id)).last_run).toMatchObject({
    status: 'failed',
    error: { code: 'integration_disconnected' },
  });
  expect(world.provider.with(token)).toEqual([]);
  world.leases.on(integration_id, () => ({ granted: true, lease: leaseOf(token, 4) }));
  await integrationIs('active', 5);
  await waitUntil(async () => (await executions()).map(({ status }) => status).join() === 'failed,succeeded');
});

it('makes one run of many webhooks, after a quiet moment', async () => {
  const { create, call, ended, executions, get } = customer();
  const { schedule_id } = await create(byWebhook);
  for (let nth = 0; nth < 5; nth += 1)
    expect((await call('POST', `/${schedule_id}/triggers`, undefined, 'service')).status).toBe(202);
  expect((await get(schedule_id)).triggered_at).not.toBeNull();
  await ended(schedule_id);
  const after = await get(schedule_id);
  expect(after.triggered_at).toBeNull();
  expect(new Date(after.next_at!).getTime() - Date.now()).toBeGreaterThan(3_600_000);
  expect(await executions()).toHaveLength(1);
});

it('goes on at once after a run that its deadline ended', async () => {
  const { create, isDue, executions, get, tenant } = customer();
  const { schedule_id } = await create(hourly);
  await isDue(schedule_id);
  await waitUntil(async () => (await get(schedule_id)).last_run?.status === 'succeeded');
  const { last_run } = await get(schedule_id);
  // The run as the deadline leaves it.
  const error = { class: 'transient', cause: 'busy', code: 'deadline_passed', message: 'late' };
  await world.sql(
    `set app.tenant = '${tenant}';
     update sync_runs set status = 'waiting', finished_at = null where execution_id = '${last_run!.execution_id}';
     update executions set status = 'requested', finished_at = null, result = null, owner = null,
       deadline = clock_timestamp() - interval '1 second', lease_until = clock_timestamp() - interval '1 minute',
       error = '${JSON.stringify(error)}'
     where execution_id = '${last_run!.execution_id}'`,
    'app',
  );
  await waitUntil(async () => (await executions()).length === 2);
  expect((await executions())[0]).toMatchObject({ status: 'failed' });
});

it('runs when a person asks for it, also while it is paused', async () => {
  const { create, call, ended, get, executions } = customer();
  const { schedule_id } = await create({ ...daily, enabled: false });
  expect((await get(schedule_id)).next_at).toBeNull();
  expect((await call('POST', `/${schedule_id}/runs`)).status).toBe(202);
  await ended(schedule_id);
  expect((await get(schedule_id)).next_at).toBeNull();
  expect(await executions()).toHaveLength(1);
});
