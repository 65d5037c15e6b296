import { syncProblemChanged } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FindLate } from '../src/schedules/find-late.system';
import { customerOf, daily, hourly } from './schedule-customer';
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

/** What was told of the problems of a tenant's schedules, once there was so much. */
const problems = (tenant: string, count: number) =>
  waitUntil(() => {
    const told = world.eventsOf(syncProblemChanged, tenant).map(({ data }) => data);
    return told.length === count && told;
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
