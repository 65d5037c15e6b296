import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { startServers, type TestServers } from '@linesman/testing';
import { refuseWrongRedis } from '../src/refuse-wrong-redis';

let servers: TestServers;
/** In front of Redis. It takes the first connection and is silent on it, as a machine does that has too much to do. */
let slow: Server;
const sockets: Socket[] = [];
let taken = 0;

beforeAll(async () => {
  servers = await startServers({ redis: true });
  slow = createServer((near) => {
    taken += 1;
    sockets.push(near.on('error', () => undefined));
    if (taken === 1) return;
    const far = connect(Number(new URL(servers.redis.url).port), '127.0.0.1').on('error', () => near.destroy());
    sockets.push(far);
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(slow, 'listening');
});
beforeEach(() => (taken = 0));
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  slow?.close();
  await servers?.stop();
});

const through = (change: (url: URL) => void = () => undefined): string => {
  const url = new URL(servers.redis.url);
  url.port = String((slow.address() as AddressInfo).port);
  change(url);
  return url.href;
};

it('hears that Redis refuses the password, although it was silent at first', async () => {
  const wrong = through((url) => (url.password = 'wrong'));
  await expect(refuseWrongRedis(wrong)).rejects.toThrow('WRONGPASS');
  expect(taken).toBe(2);
});

it('passes a Redis that was silent at first and refuses nothing', async () => {
  await expect(refuseWrongRedis(through())).resolves.toBeUndefined();
  expect(taken).toBe(2);
});

it('passes a Redis that is away without asking again', async () => {
  await expect(refuseWrongRedis('redis://127.0.0.1:9')).resolves.toBeUndefined();
});
