import { randomUUID } from 'node:crypto';
import { Redis } from '@linesman/redis';
import { startServers, type TestServers } from '@linesman/testing';
import { WorkspaceLimits } from '../src/channels/slack/workspace-limits';

let servers: TestServers;
let redis: Redis;
beforeAll(async () => {
  servers = await startServers({ redis: true });
  redis = new Redis(servers.redis.url);
});
afterAll(async () => {
  await redis?.quit();
  await servers?.stop();
});

it('leaves questions to what is urgent, however many are asked ahead', async () => {
  const limits = new WorkspaceLimits(redis);
  const workspace = randomUUID();
  const ahead = await Promise.all(Array.from({ length: 40 }, () => limits.turn(workspace, 'ask_ahead')));
  expect(ahead.filter(({ kind }) => kind === 'now')).toHaveLength(25);
  const urgent = await Promise.all(Array.from({ length: 20 }, () => limits.turn(workspace, 'ask')));
  expect(urgent.every(({ kind }) => kind === 'now')).toBe(true);
});
