import { openSlackHome, type OpenSlackHomeRequest } from '@linesman/contracts';
import { rpcStub } from '@linesman/testing';
import { connect } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connectedIntegration } from './connecting';
import { type Sent, signedBySlack } from './pushing';
import { newTenant, useWorld, type World } from './start-world';

let world: World;
let app: NestFastifyApplication;
let origin: string;
useWorld((given) => (world = given));

beforeAll(async () => {
  app = await world.startApp();
  await app.listen(0, '127.0.0.1');
  origin = await app.getUrl();
});
afterAll(async () => {
  world.apps.splice(0, Infinity, ...world.apps.filter((one) => one !== app));
  await app.close();
});

const push = ({ headers, body }: Sent) => fetch(`${origin}/webhooks/slack`, { method: 'POST', headers, body });

it('tells the notifier who opened our tab in Slack, for each tenant of the workspace, and has Slack try again while it is away', async () => {
  const tenant = newTenant();
  const account = `A${newTenant()}`;
  const id = await connectedIntegration(world, tenant, 'slack', account);
  const opened = (at: Date) =>
    signedBySlack({
      type: 'event_callback',
      team_id: account,
      event_id: `Ev${newTenant()}`,
      event_time: Math.floor(at.getTime() / 1_000),
      event: { type: 'app_home_opened', tab: 'home', user: 'U0JANE', channel: 'D0JANE' },
    });
  const told: OpenSlackHomeRequest[] = [];
  let down = true;
  const notifier = await connect(world.servers.nats.user('notifier-rpc'));
  await rpcStub(notifier, openSlackHome, (request) => {
    if (down) throw new Error('the notifier fails');
    told.push(request);
    return { is_new: true };
  });
  const at = new Date();
  expect((await push(opened(at))).status).toBeGreaterThanOrEqual(500);
  down = false;
  expect((await push(opened(at))).status).toBe(200);
  const opened_at = `${at.toISOString().slice(0, 19)}.000Z`;
  expect(told).toEqual([{ tenant_id: tenant, integration_id: id, user_id: 'U0JANE', opened_at }]);
  expect((await push(signedBySlack({ type: 'event_callback' }, 'x'.repeat(32)))).status).toBe(401);
  expect(world.eventsAbout(id, 'push_received')).toEqual([]);
  await notifier.close();
});
