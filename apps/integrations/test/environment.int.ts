import { randomUUID } from 'node:crypto';
import { describeEnvironment, type DescribeEnvironmentRequest, type IntegrationCondition } from '@linesman/contracts';
import { rpcStub } from '@linesman/testing';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { connectedIntegration } from './connecting';
import { newTenant, World } from './start-world';

let world: World;
let monitor: NatsConnection;
const conditions = new Map<string, IntegrationCondition[]>();
beforeAll(async () => {
  world = await World.start();
  monitor = await connect(world.servers.nats.user('status-monitor-rpc'));
  // Of a customer that it does not know it answers nothing.
  await rpcStub(monitor, describeEnvironment, ({ customer_id }: DescribeEnvironmentRequest) => {
    const integrations = conditions.get(customer_id);
    return integrations && { score: 80, integrations };
  });
});
afterAll(async () => {
  await monitor?.close();
  await world?.stop();
});

async function customerOf(tenant: string): Promise<string> {
  const customer_id = randomUUID();
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, { name: 'TechCorp' });
  return customer_id;
}

it('describes what is connected, how, by whom, and how it works', async () => {
  const tenant = newTenant();
  const customer_id = await customerOf(tenant);
  const connected = await connectedIntegration(world, tenant);
  await world.sql('update integrations set customer_id = $2, is_critical = true where integration_id = $1', [
    connected,
    customer_id,
  ]);
  const { body: fresh } = await world.ask(tenant, 'POST', '/integrations', {
    connection_code: 'dropbox',
    name: 'Files',
    customer_id,
  });
  const condition = { integration_id: connected, score: 80, disconnections: 1, down_seconds: 60, endpoints: [] };
  conditions.set(customer_id, [condition]);
  const { status, body } = await world.ask(tenant, 'GET', `/customers/${customer_id}/environment`, undefined, 'csm');
  expect(status).toBe(200);
  expect(body).toMatchObject({ customer_id, customer_name: 'TechCorp', score: 80, missing: [], left_out: 0 });
  expect(body.integrations).toMatchObject([
    {
      integration_id: connected,
      provider_name: 'Salesforce',
      authentication: 'consent',
      status: 'active',
      added_by: { subject: expect.any(String) as string },
      connected_by: { subject: expect.any(String) as string },
      connected_at: expect.any(String) as string,
      condition,
    },
    {
      integration_id: fresh.integration_id,
      provider_name: 'Dropbox',
      authentication: null,
      connected_by: null,
      connected_at: null,
      condition: null,
    },
  ]);
  const [crm] = body.integrations as { capabilities: object[] }[];
  expect(crm!.capabilities).toContainEqual({
    capability_code: 'SYNC_CONTACTS',
    version: 1,
    kind: 'read',
    sync: { direction: 'inbound', object: 'contact' },
  });
});

it('tells the rest while the status-monitor does not answer', async () => {
  const tenant = newTenant();
  const customer_id = await customerOf(tenant);
  await world.ask(tenant, 'POST', '/integrations', { connection_code: 'dropbox', name: 'Files', customer_id });
  const { status, body } = await world.ask(tenant, 'GET', `/customers/${customer_id}/environment`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ score: null, missing: ['status-monitor'], integrations: [{ condition: null }] });
});

it('is of the own tenant only', async () => {
  const customer_id = await customerOf(newTenant());
  expect((await world.ask(newTenant(), 'GET', `/customers/${customer_id}/environment`)).status).toBe(404);
});
