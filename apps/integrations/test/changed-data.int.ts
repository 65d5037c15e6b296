import { triggerSyncs, type TriggerSyncsRequest } from '@linesman/contracts';
import { rpcStub } from '@linesman/testing';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fromStripe, type Sent } from './pushing';
import { newTenant, useWorld, type World } from './start-world';
import { newKey, stripe } from './stripe-accounts';

let world: World;
let app: NestFastifyApplication;
let origin: string;
let executor: NatsConnection | undefined;
let down = false;
const told: TriggerSyncsRequest[] = [];
useWorld((given) => (world = given));

beforeAll(async () => {
  app = await world.startApp();
  await app.listen(0, '127.0.0.1');
  origin = await app.getUrl();
  executor = await connect(world.servers.nats.user('gateway-executor-rpc'));
  await rpcStub(executor, triggerSyncs, (request) => {
    if (down) throw new Error('the executor fails');
    told.push(request);
    return { schedules: 1 };
  });
});
afterAll(async () => {
  world.apps.splice(0, Infinity, ...world.apps.filter((one) => one !== app));
  await Promise.all([app?.close(), executor?.close()]);
});

const push = ({ headers, body }: Sent) => fetch(`${origin}/webhooks/stripe`, { method: 'POST', headers, body });
async function connected(tenant = newTenant(), account = `acct_${tenant}`) {
  const { body } = await stripe(world, tenant, newKey(world, account));
  return { tenant, account, integration_id: String(body.integration_id) };
}
const toldOf = (tenant: string) => told.filter(({ tenant_id }) => tenant_id === tenant);

it('tells the executor which sync reads what has changed at an account, and nothing about our access', async () => {
  const [one, other] = [await connected(), await connected()];
  expect((await push(fromStripe('charge.succeeded', one))).status).toBe(200);
  expect(toldOf(one.tenant)).toEqual([
    { tenant_id: one.tenant, integration_ids: [one.integration_id], capability_code: 'SYNC_TRANSACTIONS' },
  ]);
  expect(toldOf(other.tenant)).toEqual([]);
  expect(world.eventsAbout(one.integration_id, 'push_received')).toEqual([]);
});

it('tells nothing of events that no sync reads, or that Stripe has not signed', async () => {
  const { tenant, account } = await connected();
  expect((await push(fromStripe('customer.created', { account }))).status).toBe(200);
  expect((await push(fromStripe('charge.succeeded', { account, secret: 'guessed' }))).status).toBe(400);
  expect(toldOf(tenant)).toEqual([]);
});

it('lets Stripe send it again while the executor fails', async () => {
  const { tenant, account } = await connected();
  down = true;
  const refused = await push(fromStripe('payout.created', { account }));
  down = false;
  expect(refused.status).toBeGreaterThanOrEqual(500);
  expect((await push(fromStripe('payout.created', { account }))).status).toBe(200);
  expect(toldOf(tenant)).toHaveLength(1);
});
