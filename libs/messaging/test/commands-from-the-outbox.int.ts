import { randomUUID } from 'node:crypto';
import { type Envelope, executionRequested } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { waitUntil } from '@linesman/testing';
import { Outbox } from '../src';
import { World } from './start-world';

const world = new World();
beforeAll(() => world.start());
afterEach(() => world.endServices());
afterAll(() => world.stop());

const VOUCHED = `${executionRequested.subject}.integrations`;

const commandsOf = (tenant: string) =>
  world.asProvisioner(async (manager) => {
    const { state } = await manager.streams.info('COMMANDS');
    const found: string[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq && seq > 0; seq++) {
      const message = await manager.streams.getMessage('COMMANDS', { seq });
      if (message?.json<Envelope>().tenantid === tenant) found.push(message.subject);
    }
    return found;
  });

async function ask(tenant: string, forTenant = tenant, afterwards: () => void = () => undefined): Promise<void> {
  const app = await world.run('integrations');
  await app.get(Database).inTenant(tenant, async (tx) => {
    const data = { integration_id: randomUUID(), capability_code: 'CREATE_CUSTOMER_PROFILE', parameters: {} };
    await app.get(Outbox).command(tx, executionRequested, { tenantId: forTenant, aggregateId: 'sub_1', data });
    afterwards();
  });
}

it('publishes a command on the subject of the service that asks, with the tenant for which it asks', async () => {
  const [tenant, platform] = [randomUUID(), randomUUID()];
  await ask(tenant, platform);
  await waitUntil(async () => (await commandsOf(platform)).length === 1);
  expect(await commandsOf(platform)).toEqual([VOUCHED]);
  expect(await commandsOf(tenant)).toEqual([]);
});

it('publishes no command of a transaction that did not commit', async () => {
  const tenant = randomUUID();
  const failing = ask(tenant, tenant, () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await world.sql('integrations', 'select 1 from outbox where tenant_id = $1', [tenant])).toEqual([]);
});

it('refuses a command that the topology does not give the service', async () => {
  const app = await world.run('status-monitor');
  const asked = app.get(Database).inTenant(randomUUID(), (tx) =>
    app.get(Outbox).command(tx, executionRequested, {
      tenantId: randomUUID(),
      aggregateId: 'x',
      data: { integration_id: randomUUID(), capability_code: 'X1', parameters: {} },
    }),
  );
  await expect(asked).rejects.toThrow('status-monitor does not ask for execution.requested');
});

it('publishes again a command that its stream lost', async () => {
  const tenant = randomUUID();
  await ask(tenant);
  await waitUntil(async () => {
    const rows = await world.sql('integrations', 'select 1 from outbox where tenant_id = $1 and stream_seq > 0', [
      tenant,
    ]);
    return rows.length === 1;
  });
  await world.endServices();
  await world.asProvisioner(async (manager) => {
    await manager.streams.delete('COMMANDS');
  });
  await world.servers.nats.provision();
  await world.run('integrations');
  await waitUntil(async () => (await commandsOf(tenant)).length === 1, { timeout: 60_000 });
});

it('updates a durable of an older release to the filter for both subjects', async () => {
  const older = { filter_subject: executionRequested.subject };
  const filter = () =>
    world.asProvisioner(async (manager) => {
      const { config, num_pending } = await manager.consumers.info('COMMANDS', 'gateway-executor');
      return { filter_subject: config.filter_subject, num_pending };
    });
  await world.asProvisioner((manager) => manager.consumers.update('COMMANDS', 'gateway-executor', older));
  expect(await filter()).toMatchObject(older);
  await world.servers.nats.provision();
  const before = await filter();
  expect(before.filter_subject).toBe('commands.execution.requested.>');
  await ask(randomUUID());
  await waitUntil(async () => (await filter()).num_pending === before.num_pending + 1);
});
