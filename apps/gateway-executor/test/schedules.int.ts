import { randomUUID } from 'node:crypto';
import {
  type EventContract,
  integrationDeleted,
  integrationUpdated,
  type ScheduleChanged,
  type SyncProblemChanged,
  tenantErased,
  tenantSettingsChanged,
} from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { jetstream } from '@nats-io/jetstream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ScheduleView } from '../src/schedules/schedule.dto';
import { FindLate } from '../src/schedules/find-late.system';
import { StartDue } from '../src/schedules/start-due.system';
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

async function tell(tenantid: string, contract: EventContract, data: object): Promise<void> {
  const envelope = envelopeOf(contract, data, { tenantid });
  await jetstream(world.leases.connection).publish(contract.subject, JSON.stringify(envelope), { msgID: envelope.id });
}

const daily = { kind: 'cron', cron: '0 6 * * *' };
const hourly = { kind: 'every', every_seconds: 3_600 };
const byWebhook = { kind: 'webhook', every_seconds: 86_400, quiet_seconds: 1 };

/** A tenant with an integration that has contacts at its provider. */
function customer() {
  const { tenant, integration_id, token, leaseOf } = world.customer('salesforce');
  world.provider.on(token, () => contactsOf(1));
  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    payload?: object,
    role = 'tenant_admin',
  ) => {
    const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role], subject: 'anna' })}`;
    const response = await app.inject({ method, url: `/schedules${path}`, headers: { authorization }, payload });
    return {
      status: response.statusCode,
      body: (response.body ? response.json() : {}) as ScheduleView & {
        items: ScheduleView[];
        detail?: string;
        next_cursor?: string;
      },
    };
  };
  const create = async (timing: object) =>
    (await call('POST', '', { integration_id, capability_code: 'SYNC_CONTACTS', ...timing })).body;
  const get = async (id: string) => (await call('GET', `/${id}`)).body;
  const isDue = (id: string, seconds = 0) =>
    world.sql(
      `update schedules set next_at = clock_timestamp() - make_interval(secs => ${seconds}) where schedule_id = '${id}'`,
    );
  const executions = () =>
    world.sql<{ execution_id: string; status: string; idempotency_key: string }>(
      `select execution_id, status, idempotency_key from executions where tenant_id = '${tenant}' order by created_at`,
    );
  const ended = (id: string) =>
    waitUntil(async () => {
      const { last_run } = await get(id);
      return last_run?.status === 'succeeded' || last_run?.status === 'failed' ? last_run : undefined;
    });
  const integrationIs = (status: string, version: number) =>
    tell(tenant, integrationUpdated, {
      integration_id,
      connection_code: 'salesforce',
      name: 'CRM',
      status,
      is_critical: false,
      credential_version: 3,
      created_at: new Date().toISOString(),
      version,
    });
  return { tenant, integration_id, token, leaseOf, call, create, get, isDue, executions, ended, integrationIs };
}

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
  expect(only!.idempotency_key).toBe(`schedule/${schedule_id}/${after.last_run!.due_at as unknown as string}`);
});

it('runs once after a day in which nobody looked', async () => {
  const { create, isDue, ended, executions, get } = customer();
  const { schedule_id } = await create({ kind: 'every', every_seconds: 60 });
  await isDue(schedule_id, 86_400);
  await ended(schedule_id);
  expect(Date.parse((await get(schedule_id)).next_at as unknown as string)).toBeGreaterThan(Date.now());
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
  await waitUntil(async () => Date.parse((await get(schedule_id)).next_at as unknown as string) > Date.now());
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
  expect(Date.parse(after.next_at as unknown as string) - Date.now()).toBeGreaterThan(3_600_000);
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

/** What was told of the problems of a tenant's schedules, once there was so much. */
const problems = (tenant: string, count: number) =>
  waitUntil(() => {
    const told = world.events.filter(({ type, tenantid }) => type === 'sync_problem_changed' && tenantid === tenant);
    return told.length === count && told.map((event) => event.data as unknown as SyncProblemChanged);
  });

describe('a problem of its own', () => {
  const refuses = () => ({ status: 400, body: [{ errorCode: 'MALFORMED_QUERY', message: 'unexpected token' }] });

  it('is told of once when runs fail and calls do not tell why, and ends with a run that works', async () => {
    const { tenant, token, create, isDue, executions, get } = customer();
    world.provider.on(token, refuses);
    const { schedule_id } = await create(hourly);
    for (const runs of [1, 2]) {
      await isDue(schedule_id);
      await waitUntil(async () => (await executions()).filter(({ status }) => status === 'failed').length === runs);
    }
    expect(await get(schedule_id)).toMatchObject({ problem: 'sync_failed', last_success_at: null });
    world.provider.on(token, () => contactsOf(1));
    await isDue(schedule_id);
    const [failed, over] = await problems(tenant, 2);
    expect(failed).toMatchObject({
      problem: 'sync_failed',
      capability_code: 'SYNC_CONTACTS',
      error: { code: 'MALFORMED_QUERY' },
    });
    expect(over).toEqual({
      schedule_id,
      integration_id: failed!.integration_id,
      connection_code: 'salesforce',
      capability_code: 'SYNC_CONTACTS',
      since: over!.last_success_at,
      last_success_at: expect.any(String) as string,
    });
    expect((await get(schedule_id)).problem).toBeNull();
  });

  const late = async (schedule_id: string) => {
    await world.sql(
      `update schedules set late_at = clock_timestamp() - interval '1 second' where schedule_id = '${schedule_id}'`,
    );
    await Promise.all([app, another].map((it) => it.get(FindLate).run()));
  };

  it('is told of once when no run has read everything in time, and ends when it is paused', async () => {
    const { tenant, create, call, get } = customer();
    const { schedule_id } = await create(daily);
    await late(schedule_id);
    expect((await get(schedule_id)).problem).toBe('sync_late');
    await call('PUT', `/${schedule_id}`, { ...daily, enabled: false });
    const [told, over] = await problems(tenant, 2);
    expect(told).toMatchObject({ problem: 'sync_late' });
    expect(over).not.toHaveProperty('problem');
  });

  it('is none where the calls that fail tell of it', async () => {
    const { tenant, token, create, isDue, executions, get } = customer();
    world.provider.on(token, () => ({ status: 403, body: [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'no' }] }));
    const { schedule_id } = await create(hourly);
    await isDue(schedule_id);
    await waitUntil(async () => (await executions())[0]?.status === 'failed');
    expect((await get(schedule_id)).last_run!.error).toMatchObject({ cause: 'insufficient_scope' });
    await late(schedule_id);
    expect((await get(schedule_id)).problem).toBeNull();
    expect(await problems(tenant, 0)).toEqual([]);
  });
});

it('is made, changed, paused and deleted by administrators, and each change is told with who made it', async () => {
  const { create, call, tenant, integration_id } = customer();
  const { schedule_id, version } = await create({ ...daily, time_zone: 'Europe/Paris' });
  expect(version).toBe(1);
  const again = await call('POST', '', { integration_id, capability_code: 'SYNC_CONTACTS', ...hourly });
  expect(again.status).toBe(409);
  expect((await call('PUT', `/${schedule_id}`, hourly, 'csm')).status).toBe(403);
  const changed = await call('PUT', `/${schedule_id}`, hourly);
  expect(changed.body).toMatchObject({ kind: 'every', cron: null, time_zone: null, counts_in: 'UTC', version: 2 });
  expect((await call('PUT', `/${schedule_id}`, { ...hourly, enabled: false })).body).toMatchObject({ next_at: null });
  expect((await call('POST', `/${schedule_id}/triggers`)).status).toBe(409);
  expect((await call('DELETE', `/${schedule_id}`)).status).toBe(204);
  expect((await call('GET', `/${schedule_id}`)).status).toBe(404);
  const told = () =>
    world.events
      .filter(({ type, tenantid }) => type === 'schedule_changed' && tenantid === tenant)
      .map((event) => event.data as unknown as ScheduleChanged);
  await waitUntil(() => told().length === 4);
  expect(told().map(({ change, changed_by }) => [change, changed_by])).toEqual(
    ['created', 'updated', 'paused', 'deleted'].map((change) => [change, 'anna']),
  );
});

it.each([
  [{ ...daily, cron: '0 25 * * *' }, 'cron'],
  [{ kind: 'every', every_seconds: 5 }, 'every_seconds'],
  [{ ...hourly, capability_code: 'CREATE_CONTACT' }, 'capability_code'],
  [{ ...hourly, parameters: { unknown: 1 } }, 'parameters'],
  [{ ...daily, time_zone: 'Mars/Olympus' }, 'time_zone'],
])('refuses %j', async (body, field) => {
  const { integration_id, call } = customer();
  const refused = await call('POST', '', { integration_id, capability_code: 'SYNC_CONTACTS', ...body });
  expect(refused.status).toBe(400);
  expect(refused.body.detail).toMatch(new RegExp(`^${field}: `));
});

it('lists the schedules of a tenant page by page, and members do not see what they ask for', async () => {
  const { integration_id, create, call } = customer();
  await create(daily);
  const { items } = (await call('GET', `?integration_id=${integration_id}`)).body;
  expect(items).toMatchObject([{ capability_code: 'SYNC_CONTACTS', parameters: {}, last_run: null }]);
  expect((await call('GET', '', undefined, 'member')).body.items[0]).not.toHaveProperty('parameters');
  expect((await customer().call('GET', '')).body.items).toEqual([]);
});

it('follows the time zone of the tenant, unless it has its own', async () => {
  const { tenant, create, get } = customer();
  const { schedule_id } = await create(daily);
  const settings = {
    product_name: 'Orbit',
    mail_from: 'a@b.example',
    enabled_providers: [],
    working_hours: { start_hour: 9, end_hour: 17, days: [1] },
  };
  await tell(tenant, tenantSettingsChanged, { ...settings, time_zone: 'Asia/Tokyo', version: 2 });
  await waitUntil(async () => (await get(schedule_id)).counts_in === 'Asia/Tokyo');
  expect((await get(schedule_id)).next_at).toMatch(/T21:00:00.000Z$/);
});

it('is deleted with its integration, and with its tenant', async () => {
  const [first, second] = [customer(), customer()];
  const one = await first.create(daily);
  const other = await second.create(daily);
  await tell(first.tenant, integrationDeleted, { integration_id: first.integration_id });
  await waitUntil(async () => (await first.call('GET', `/${one.schedule_id}`)).status === 404);
  await tell(second.tenant, tenantErased, { erasure_id: randomUUID() });
  await waitUntil(async () => (await second.call('GET', `/${other.schedule_id}`)).status === 404);
});
