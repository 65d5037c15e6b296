import { randomUUID } from 'node:crypto';
import { createClient, type LinesmanClient } from '@linesman/client';
import { Front, waitUntil } from '@linesman/testing';
import { commandsAbout } from './platform';
import { newTenant, useWorld, type World } from './start-world';
import { reached, serve, setupOf, types } from './subscribing';

let world: World;
let address = '';
const front = new Front(() => address);
const opened: LinesmanClient[] = [];

useWorld((it) => (world = it));
beforeAll(async () => {
  await world.app.listen(0, '127.0.0.1');
  address = await world.app.getUrl();
  await front.start();
});
afterAll(async () => {
  await Promise.all(opened.map((client) => client.close()));
  await front.stop();
});

async function billing(tenant_id: string, { of = tenant_id, role = 'service' } = {}): Promise<LinesmanClient> {
  const token = () => world.issuer.token({ tenant: of, roles: [role], subject: 'billing' });
  const nats = world.servers.nats.user('platform');
  const client = await createClient({ url: front.url, nats, token, tenant_id, notice: () => {} });
  opened.push(client);
  return client;
}

it('takes a new subscription, sets its billing up once, and refuses a bad token at once', async () => {
  const tenant = newTenant();
  await serve(world, tenant);
  const subscription = { subscription_id: `sub_${randomUUID()}`, email: 'bob@techcorp.example', name: 'TechCorp' };
  for (const who of [{ of: newTenant() }, { role: 'member' }]) {
    const refused = (await billing(tenant, who)).subscriptionCreated(subscription);
    await expect(refused).rejects.toMatchObject({ status: 403, type: 'refused-caller' });
  }
  const client = await billing(tenant);
  const faulty = client.subscriptionCreated({ ...subscription, email: 'nobody' });
  await expect(faulty).rejects.toMatchObject({ status: 400, problem: { errors: [{ field: 'email' }] } });
  await client.subscriptionCreated(subscription);
  await client.subscriptionCreated(subscription);
  const { subscription_id } = subscription;
  await reached(world, tenant, subscription_id, 'requested');
  await waitUntil(() => types(world, subscription_id).length > 0);
  expect(await commandsAbout(world, subscription_id)).toHaveLength(1);
  expect(await setupOf(world, tenant, subscription_id)).toMatchObject({
    level: 'tenant',
    purpose: 'payment_processing',
  });
});

it('creates and changes customers, all that is known of them', async () => {
  const [tenant, customer_id] = [newTenant(), randomUUID()];
  const client = await billing(tenant);
  const technical_contact = { name: 'Bob', email: 'bob@techcorp.example' };
  await client.upsertCustomer(customer_id, { name: 'TechCorp', arr: 5, technical_contact });
  await client.upsertCustomer(customer_id, { name: 'TechCorp Ltd', arr: 6 });
  const { body } = await world.ask(tenant, 'GET', `/customers/${customer_id}`);
  expect(body).toMatchObject({ name: 'TechCorp Ltd', arr: 6, technical_contact: null, time_zone: 'UTC', version: 2 });
  const faulty = client.upsertCustomer(customer_id, { name: '' });
  await expect(faulty).rejects.toMatchObject({
    status: 400,
    type: 'invalid-fields',
    problem: { errors: [{ field: 'name' }] },
  });
  const member = (await billing(tenant, { role: 'member' })).upsertCustomer(customer_id, { name: 'Mine' });
  await expect(member).rejects.toMatchObject({ status: 403, type: 'wrong-role' });
});
