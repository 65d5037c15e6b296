import { randomUUID } from 'node:crypto';
import { startServers, type TestServers } from '@linesman/testing';
import { Redis } from 'ioredis';
import { ProviderLimits } from '../src/provider-limits';
import { commandOptions } from '../src/redis-options';

let servers: TestServers;
let redis: Redis;
let limits: ProviderLimits;

beforeAll(async () => {
  servers = await startServers({ redis: true });
  redis = new Redis(servers.redis.url, commandOptions('test'));
  limits = new ProviderLimits(redis, { now: () => new Date() });
  await limits.onModuleInit();
});
afterAll(async () => {
  limits?.onApplicationShutdown();
  redis?.disconnect();
  await servers?.stop();
});

it.each(['integration', 'application'] as const)(
  'gives back a request of one %s wherever it was counted',
  async (per) => {
    const limit = { requests: 1, per_seconds: 600, per };
    const [tenant_id, integration_id, connection_code] = [randomUUID(), randomUUID(), randomUUID()];
    const of = { tenant_id, integration_id, connection_code };
    expect(await limits.take(of, limit)).toBe(0);
    await limits.giveBack(of, limit);
    expect(await limits.take(of, limit)).toBe(0);
    expect(await limits.take(of, limit)).toBeGreaterThan(0);
  },
);
