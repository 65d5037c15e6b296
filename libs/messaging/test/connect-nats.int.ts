import { type CuttableWay, startCuttableWay, startServers, type TestServers, waitUntil } from '@linesman/testing';
import { connectNats, type NatsLink } from '../src/connect-nats';
import { natsOptions } from '../src/messaging-config';

let servers: TestServers;
let way: CuttableWay;
let link: NatsLink;

beforeAll(async () => {
  servers = await startServers({ nats: true });
  way = await startCuttableWay(servers.nats.url);
  const { user, pass } = servers.nats.user('platform');
  const options = natsOptions('platform', { NATS_URL: way.url, NATS_USER: user, NATS_PASSWORD: pass });
  link = await connectNats({ ...options, pingInterval: 100 });
});
afterAll(async () => {
  await link?.nats.close();
  await way?.stop();
  await servers?.stop();
});

it('gives up a half-open connection although its last bytes cannot be written, and connects again', async () => {
  const { nats, isUp } = link;
  const subject = 'rpc.execution.accept.platform';
  way.cut();
  // More than the buffers on the way take, so that a write waits for a peer that never reads.
  const payload = new Uint8Array(1_000_000);
  for (let sent = 0; sent < 20; sent++) nats.publish(subject, payload);
  await waitUntil(() => !isUp());
  way.restore();
  await waitUntil(() => isUp());
  await nats.flush();
  expect(nats.isClosed()).toBe(false);
});
