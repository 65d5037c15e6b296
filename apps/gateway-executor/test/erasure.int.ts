import { randomUUID } from 'node:crypto';
import { customerDeleted, executionDataErased, integrationDeleted, tenantErased } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { tell } from './schedule-customer';
import { startExecutor } from './start-executor';
import { contactsOf } from './start-provider';
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

const receipt = (tenant: string) => waitUntil(() => world.eventsOf(executionDataErased, tenant)[0]?.data);

async function executed() {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => contactsOf(1));
  const idempotency_key = `key-${tenant}`;
  await world.resultOf(await world.ask(tenant, { integration_id, idempotency_key, parameters: {} }));
  return { tenant, integration_id, token };
}

it('empties the executions of a deleted customer, and keeps the rows', async () => {
  const { tenant, integration_id } = await executed();
  const erasure_id = randomUUID();
  await tell(world, tenant, customerDeleted, {
    customer_id: randomUUID(),
    erasure_id,
    integration_ids: [integration_id],
  });
  expect(await receipt(tenant)).toEqual({
    erasure_id,
    scope: 'customer',
    erased: { executions: 1, synced_records: 1, sync_runs: 1, schedules: 0 },
  });
  const rows = await world.sql(
    `select status, parameters, result, error, observation, requested_by, idempotency_key is not null as keyed
     from executions where tenant_id = '${tenant}'`,
  );
  expect(rows).toEqual([
    {
      status: 'succeeded',
      parameters: {},
      result: null,
      error: null,
      observation: null,
      requested_by: '',
      keyed: true,
    },
  ]);
});

it('deletes the records of a deleted integration, and keeps the history of its syncs', async () => {
  const { tenant, integration_id } = await executed();
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: ['tenant_admin'] })}`;
  const count = async (list: string) => {
    const url = `/${list}?integration_id=${integration_id}`;
    return (await app.inject({ url, headers: { authorization } })).json<{ items: object[] }>().items.length;
  };
  expect(await count('synced-records')).toBe(1);
  await tell(world, tenant, integrationDeleted, { integration_id });
  await waitUntil(async () => (await count('synced-records')) === 0);
  expect(await count('sync-runs')).toBe(1);
});

it('erases the executions of a tenant, and of no other tenant', async () => {
  const [gone, stays] = [await executed(), await executed()];
  const erasure_id = randomUUID();
  await tell(world, gone.tenant, tenantErased, { erasure_id });
  expect(await receipt(gone.tenant)).toEqual({
    erasure_id,
    scope: 'tenant',
    erased: { executions: 1, sync_cursors: 1, sync_runs: 1, synced_records: 1 },
  });
  const rows = await world.sql<{ tenant_id: string }>(
    `select tenant_id from executions where tenant_id in ('${gone.tenant}', '${stays.tenant}')`,
  );
  expect(rows).toEqual([{ tenant_id: stays.tenant }]);
});
