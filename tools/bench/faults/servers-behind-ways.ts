import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topology } from '@linesman/contracts/topology';
import { startCuttableWay, startServers } from '@linesman/testing';

/**
 * The servers of a system, each behind a way that can be cut, and the environment with which `npm start` joins them. After
 * a cut the connections of before are half-open for ever, as behind a network that dropped them.
 */
export async function startServersBehindWays() {
  const servers = await startServers({ schemas: [] });
  const ways = {
    postgres: await startCuttableWay(servers.postgres.url),
    nats: await startCuttableWay(servers.nats.url),
    redis: await startCuttableWay(servers.redis.url),
  };
  const folder = mkdtempSync(join(tmpdir(), 'linesman-bench-'));
  const file = join(folder, 'nats-passwords.json');
  const users = [...Object.keys(topology), 'provisioner'] as (keyof typeof topology)[];
  const passwords = Object.fromEntries(users.map((user) => [user, servers.nats.user(user).pass]));
  writeFileSync(file, JSON.stringify(passwords), { mode: 0o600 });
  return {
    ways,
    /** For who looks at the tables whether the way is cut or not. */
    postgres: servers.postgres,
    env: {
      LINESMAN_POSTGRES_URL: ways.postgres.url,
      LINESMAN_NATS_URL: ways.nats.url,
      LINESMAN_NATS_PASSWORDS: file,
      LINESMAN_REDIS_URL: ways.redis.url,
    },
    stop: async () => {
      await Promise.all(Object.values(ways).map((way) => way.stop()));
      await servers.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Ways = Awaited<ReturnType<typeof startServersBehindWays>>['ways'];
