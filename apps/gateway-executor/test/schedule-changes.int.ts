import { randomUUID } from 'node:crypto';
import {
  integrationDeleted,
  scheduleChanged,
  tenantErased,
  tenantSettingsChanged,
  triggerSyncs,
} from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { byWebhook, customerOf, daily, hourly, tell } from './schedule-customer';
import { startExecutor } from './start-executor';
import { World } from './start-world';

const world = new World();
let app: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  app = await startExecutor(world);
});
afterAll(async () => {
  await app?.close();
  await world.stop();
});

const customer = () => customerOf(world, app);

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
  const told = () => world.eventsOf(scheduleChanged, tenant).map(({ data }) => data);
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
  await tell(world, tenant, tenantSettingsChanged, { ...settings, time_zone: 'Asia/Tokyo', version: 2 });
  await waitUntil(async () => (await get(schedule_id)).counts_in === 'Asia/Tokyo');
  expect((await get(schedule_id)).next_at).toMatch(/T21:00:00.000Z$/);
  const lateAt = `select to_char(late_at at time zone 'UTC', 'HH24:MI') as late from schedules`;
  const [found] = await world.sql<{ late: string }>(`${lateAt} where schedule_id = '${schedule_id}'`);
  expect(found!.late).toBe('21:15');
});

it('runs after a webhook that came before its times were changed', async () => {
  const { create, call, ended } = customer();
  const { schedule_id } = await create({ ...byWebhook, quiet_seconds: 3_600 });
  await call('POST', `/${schedule_id}/triggers`);
  await call('PUT', `/${schedule_id}`, byWebhook);
  expect(await ended(schedule_id)).toMatchObject({ status: 'succeeded' });
});

it('is deleted with its integration, and with its tenant', async () => {
  const [first, second] = [customer(), customer()];
  const one = await first.create(daily);
  const other = await second.create(daily);
  await tell(world, first.tenant, integrationDeleted, { integration_id: first.integration_id });
  await waitUntil(async () => (await first.call('GET', `/${one.schedule_id}`)).status === 404);
  await tell(world, second.tenant, tenantErased, { erasure_id: randomUUID() });
  await waitUntil(async () => (await second.call('GET', `/${other.schedule_id}`)).status === 404);
});

it('runs soon after the integrations service said that a webhook told of changed data', async () => {
  const [waits, runsDaily] = [customer(), customer()];
  const { schedule_id } = await waits.create(byWebhook);
  const other = await runsDaily.create(daily);
  const pattern = `rpc.${triggerSyncs.name}.integrations`;
  const trigger = async ({ tenant, integration_id }: typeof waits) => {
    const data = { tenant_id: tenant, integration_ids: [integration_id], capability_code: 'SYNC_CONTACTS' };
    const request = JSON.stringify({ pattern, data, id: randomUUID() });
    const answer = await world.leases.connection.request(pattern, request, { timeout: 60_000 });
    return answer.json<{ response: object }>().response;
  };
  expect(await trigger(waits)).toEqual({ schedules: 1 });
  expect(await trigger(runsDaily)).toEqual({ schedules: 0 });
  expect(await trigger({ ...waits, tenant: runsDaily.tenant })).toEqual({ schedules: 0 });
  expect(await waits.ended(schedule_id)).toMatchObject({ status: 'succeeded' });
  expect((await runsDaily.get(other.schedule_id)).triggered_at).toBeNull();
});
