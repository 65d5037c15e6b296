import { InProcessCache, IntegrationStatusService, RedisCache, statusKey, type TtlCache } from '@linesman/readiness';
import type { Redis } from 'ioredis';
import { Figures } from '../figures.ts';

const BATCHES = 2_000;
const IN_A_BATCH = 500;
const REDIS_READS = 20_000;
const WARM_UP = 2_000;

const user = { tenant_id: '6f1e2d3c-0000-4000-8000-000000000001', subject: 'bench' };
const needsReconnect = { connected: true, authenticated: false, has_refresh: true, app_configured: true };

const serviceOver = (cache: TtlCache): IntegrationStatusService =>
  new IntegrationStatusService({
    cache,
    of: () => ({ display_name: 'Dropbox', strategy: { assessRaw: () => Promise.resolve(needsReconnect) } }),
    origin: 'https://console.example',
    now: () => new Date(),
  });

/** Microseconds for each read, averaged over a batch: one read is too short for the clock. */
export async function inProcess(): Promise<{ ours: Figures; raw: Figures }> {
  const service = serviceOver(new InProcessCache());
  const known = new Map([[statusKey('dropbox', user), await service.assess(user, 'dropbox')]]);
  const figures = { ours: new Figures('in process'), raw: new Figures('a Map behind one await') };
  const turns = {
    ours: () => service.assess(user, 'dropbox'),
    raw: () => Promise.resolve(known.get(statusKey('dropbox', user))),
  };
  for (let batch = -WARM_UP / 10; batch < BATCHES; batch += 1)
    for (const name of ['ours', 'raw'] as const) {
      const began = performance.now();
      for (let i = 0; i < IN_A_BATCH; i += 1) await turns[name]();
      // Figures keeps three decimals, so microseconds are recorded as if they were milliseconds.
      if (batch >= 0) figures[name].add(((performance.now() - began) / IN_A_BATCH) * 1_000);
    }
  return figures;
}

/** Milliseconds for each read by one reader, in turns with a bare GET of the same value. */
export async function throughRedis(redis: Redis): Promise<{ ours: Figures; raw: Figures }> {
  const service = serviceOver(new RedisCache(redis));
  const status = await service.assess(user, 'dropbox');
  await redis.set('bench:raw', JSON.stringify(status), 'EX', 600);
  const figures = { ours: new Figures('through Redis'), raw: new Figures('a bare GET') };
  const turns = { ours: () => service.assess(user, 'dropbox'), raw: () => redis.get('bench:raw') };
  for (let i = -WARM_UP; i < REDIS_READS; i += 1)
    for (const name of ['ours', 'raw'] as const) {
      const began = performance.now();
      await turns[name]();
      if (i >= 0) figures[name].add(performance.now() - began);
    }
  return figures;
}
