import { workload, type WorkloadAnswer } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { waitUntil } from '@linesman/testing';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { customerOf, hourly } from './schedule-customer';
import { readWorkload } from '../src/workload/read-workload';
import { ParkingCustomers } from './parking-customer';
import { startExecutor } from './start-executor';
import { contacts } from './start-provider';
import { World } from './start-world';

const world = new World();
const customers = new ParkingCustomers(world);
let app: NestFastifyApplication;
let monitor: NatsConnection;

beforeAll(async () => {
  await world.start();
  await customers.start();
  app = await startExecutor(world);
  monitor = await connect(world.servers.nats.user('status-monitor'));
});
afterAll(async () => {
  await monitor?.close();
  await customers.stop();
  await app?.close();
  await world.stop();
});

const hour = (ago: number): string => new Date(Date.now() - ago * 3_600_000).toISOString();

/** As the status-monitor asks. */
async function workloadOf(tenant_id: string, integration_id: string, since = hour(1)): Promise<WorkloadAnswer> {
  const pattern = `rpc.${workload.name}.status-monitor`;
  const data = { tenant_id, integration_id, since };
  const reply = await monitor.request(pattern, JSON.stringify({ pattern, data, id: '1' }), { timeout: 60_000 });
  return reply.json<{ response: WorkloadAnswer }>().response;
}

it('says what an integration was used for, what failed, and what its syncs have read', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => contacts);
  const sync = () => world.ask(tenant, { integration_id, parameters: {} }).then((id) => world.resultOf(id));
  for (let n = 0; n < 3; n++) await sync();
  world.provider.on(token, () => ({ status: 401, body: [{ errorCode: 'INVALID_SESSION_ID' }] }));
  const failed = await world.ask(tenant, { integration_id, parameters: { full: true } });
  expect(await world.resultOf(failed)).toMatchObject({ type: 'execution_failed' });
  const found = await workloadOf(tenant, integration_id);
  expect(found).toMatchObject({
    more: false,
    capabilities: [{ capability_code: 'SYNC_CONTACTS', executions: 4 }],
    waiting: { count: 0 },
    failed_since: 1,
    syncs: [{ capability_code: 'SYNC_CONTACTS', fresh_as_of: expect.any(String) as string }],
  });
  expect(found.syncs[0]!.due_at).toBeDefined();
  expect((await workloadOf(tenant, integration_id, hour(-1))).failed_since).toBe(0);
  // Another tenant's question finds nothing, whoever the integration belongs to.
  expect(await workloadOf(world.customer('salesforce').tenant, integration_id)).toMatchObject({
    capabilities: [],
    syncs: [],
  });
});

it('counts requests that wait for the provider until their deadline', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => ({ status: 503, body: [] }));
  const deadline = new Date(Date.now() + 600_000).toISOString();
  await world.ask(tenant, { integration_id, deadline });
  await world.ask(tenant, { integration_id, deadline });
  const found = await waitUntil(async () => {
    const now = await workloadOf(tenant, integration_id);
    return now.waiting.count === 2 && now;
  });
  expect(found.waiting.first_deadline).toBe(deadline);
});

it('counts apart what waits for the recovery of the integration', async () => {
  const of = customers.stripe();
  await of.breaks();
  await of.parkAll(['order-1', 'order-2']);
  const { waiting } = await workloadOf(of.tenant, of.integration_id);
  expect(waiting).toEqual({ count: 2, parked: 2 });
});

it('says when a scheduled sync is due by its schedule, and how many of its runs were missed', async () => {
  const { tenant, integration_id, create, call } = customerOf(world, app);
  const { schedule_id, next_at } = await create(hourly);
  const scheduled = async () => (await workloadOf(tenant, integration_id)).scheduled;
  const of = { capability_code: 'SYNC_CONTACTS', time_zone: 'UTC' };
  expect(await scheduled()).toEqual([{ ...of, due_at: next_at, missed_runs: 0 }]);
  const last = new Date(Date.now() - 2.5 * 3_600_000);
  await world.sql(
    `update schedules set updated_at = '${hour(9)}', last_success_at = '${last.toISOString()}'
     where schedule_id = '${schedule_id}'`,
  );
  const due_at = new Date(last.getTime() + 3_600_000).toISOString();
  expect(await scheduled()).toEqual([{ ...of, due_at, missed_runs: 2 }]);
  await call('PUT', `/${schedule_id}`, { ...hourly, enabled: false });
  expect(await scheduled()).toEqual([{ ...of, missed_runs: 0 }]);
});

it('says what is usual of a sync only where no schedule says when it is due', async () => {
  const { tenant, integration_id, create } = customerOf(world, app);
  // A run is listed a moment after its result is told, and three of them say what is usual.
  await waitUntil(async () => {
    await world.resultOf(await world.ask(tenant, { integration_id, parameters: {} }));
    return (await workloadOf(tenant, integration_id)).syncs[0]?.due_at;
  });
  await create(hourly);
  const [sync] = (await workloadOf(tenant, integration_id)).syncs;
  expect(sync).toMatchObject({ capability_code: 'SYNC_CONTACTS', last_run_status: 'whole' });
  expect(sync!.due_at).toBeUndefined();
});

it('counts only the newest executions where there are very many, and says from when on', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => contacts);
  for (let n = 0; n < 3; n++) await world.resultOf(await world.ask(tenant, { integration_id }));
  const asked = { tenant_id: tenant, integration_id, since: hour(1) };
  const found = await app
    .get(Database)
    .inTenant(tenant, (tx) => readWorkload(tx, asked, { now: new Date(), scheduled: Promise.resolve([]) }, 2));
  expect(found).toMatchObject({ more: true, capabilities: [{ executions: 2 }] });
  expect(Date.parse(found.counted_from)).toBeGreaterThan(Date.parse(hour(1)));
});
