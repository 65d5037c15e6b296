import { createClient } from '@linesman/client';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startExecutor } from './start-executor';
import { contacts, paid } from './start-provider';
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

/** The next process starts with an empty memory. */
async function restart(): Promise<void> {
  await app.close();
  app = await startExecutor(world);
}

const payment = { capability_code: 'PROCESS_PAYMENT', parameters: { amount: 100, currency: 'usd' } };

it('fails at once for a disconnected integration in a process that has just started', async () => {
  const { tenant, integration_id, token, leaseOf } = world.customer('salesforce');
  world.provider.on(token, () => contacts);
  await world.resultOf(await world.ask(tenant, { integration_id }));
  world.leases.on(integration_id, () => ({ granted: true, lease: { ...leaseOf(token, 3), status: 'error' } }));
  await restart();
  const { data } = await world.resultOf(await world.ask(tenant, { integration_id }));
  expect(data.error).toMatchObject({ code: 'integration_disconnected' });
  const rows = await world.sql(`select attempts from executions where execution_id = '${data.execution_id}'`);
  expect(rows).toEqual([{ attempts: 1 }]);
  expect(world.provider.with(token)).toHaveLength(1);
});

describe('a retry is admitted with the roles that were stored with its execution', () => {
  function grantedToCsms() {
    const { tenant, integration_id, token, leaseOf } = world.customer('salesforce');
    const grants = [{ grantee_type: 'role' as const, grantee: 'csm' }];
    const ask = (...roles: string[]) =>
      world.ask(tenant, {
        integration_id,
        idempotency_key: 'nightly',
        on_behalf_of: { subject: 'reports', roles: ['service', ...roles] },
      });
    const triedTwice = () =>
      waitUntil(async () => {
        const rows = await world.sql(`select 1 from executions where tenant_id = '${tenant}' and attempts > 1`);
        return rows[0];
      });
    const heard = async () => {
      const other = world.customer('salesforce');
      world.provider.on(other.token, () => contacts);
      await world.resultOf(await world.ask(other.tenant, { integration_id: other.integration_id }));
    };
    const lease = { ...leaseOf(token, 3), grants };
    return { integration_id, token, lease, ask, triedTwice, heard };
  }

  it('so that the same request with fewer roles does not stop it', async () => {
    const { integration_id, token, lease, ask, triedTwice, heard } = grantedToCsms();
    let well = false;
    world.leases.on(integration_id, () => ({ granted: true, lease }));
    world.provider.on(token, () => (well ? contacts : { status: 503, body: [] }));
    const id = await ask('csm');
    await triedTwice();
    await ask();
    await heard();
    await restart();
    well = true;
    await expect(world.resultOf(id)).resolves.toMatchObject({ type: 'execution_succeeded' });
  });

  it('so that the same request with more roles does not permit it', async () => {
    const { integration_id, token, lease, ask, triedTwice, heard } = grantedToCsms();
    world.leases.on(integration_id, () => ({ granted: false }));
    const id = await ask();
    await triedTwice();
    await ask('csm');
    await heard();
    await restart();
    world.leases.on(integration_id, () => ({ granted: true, lease }));
    await expect(world.resultOf(id)).resolves.toMatchObject({
      type: 'execution_failed',
      data: { error: { code: 'not_permitted' } },
    });
    expect(world.provider.with(token)).toHaveLength(0);
  });
});

it('asks the provider under the same key if a restored database no longer has the execution', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  world.provider.on(token, () => paid('pi_1'));
  const pay = async () =>
    world.resultOf(await world.ask(tenant, { integration_id, ...payment, idempotency_key: 'order-1' }));
  const { data } = await pay();
  await world.sql(`delete from executions where tenant_id = '${tenant}'`);
  await restart();
  await expect(pay()).resolves.toMatchObject({ data: { execution_id: data.execution_id } });
  const keys = world.provider.with(token).map(({ idempotency_key }) => idempotency_key);
  expect(keys).toEqual([data.execution_id, data.execution_id]);
});

it('executes requests of several tenants that come together once each, however often they are asked for', async () => {
  const pay = async ({ tenant, integration_id, token }: ReturnType<World['customer']>) => {
    world.provider.on(token, ({ idempotency_key }) => paid(`pi_${idempotency_key}`));
    const client = await createClient({
      nats: world.servers.nats.user('platform'),
      token: () => world.issuer.token({ tenant, roles: ['service'], subject: 'billing' }),
      tenant_id: tenant,
      notice: () => {},
    });
    const asked = { integration_id, capability_code: 'PROCESS_PAYMENT' as const, parameters: payment.parameters };
    const twelve = () =>
      Array.from({ length: 12 }, (_, n) => client.execute({ ...asked, idempotency_key: `order-${n}` }));
    const answers = await Promise.all([...twelve(), ...twelve()]);
    await client.close();
    return answers;
  };
  const customers = [world.customer('stripe'), world.customer('stripe')];
  const answers = await Promise.all(customers.map(pay));
  for (const [i, { tenant, token }] of customers.entries()) {
    const ids = new Set(answers[i]!.map(({ execution_id }) => execution_id));
    expect(ids.size).toBe(12);
    for (const { status, output, execution_id } of answers[i]!)
      expect({ status, output }).toMatchObject({ status: 'succeeded', output: { payment_id: `pi_${execution_id}` } });
    expect(world.provider.with(token)).toHaveLength(12);
    const rows = await world.sql<{ execution_id: string }>(
      `select execution_id from executions e where tenant_id = '${tenant}' and status = 'succeeded' and owner is null
         and exists (select from outbox where tenant_id = e.tenant_id and envelope->>'subject' = execution_id::text)`,
    );
    expect(new Set(rows.map(({ execution_id }) => execution_id))).toEqual(ids);
  }
});
