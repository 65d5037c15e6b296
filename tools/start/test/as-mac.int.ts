import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServers, type TestServers, waitUntil } from '@linesman/testing';
import { FakeCheckout, pidsOf } from './fake-checkout.ts';

/**
 * A simulated Mac: the launcher is told that it runs on one, npm has no Node for it, and neither Docker nor what Linux
 * alone has is on its path. PostgreSQL is given, because the locale of macOS is not on every Linux.
 */
const programs = ['ps', 'pgrep', 'nats-server', 'redis-server', 'valkey-server'];
const places = ['/usr/bin', '/bin', '/usr/sbin', '/usr/local/bin'];

let servers: TestServers;
let checkout: FakeCheckout;
beforeAll(async () => {
  servers = await startServers({ postgres: true });
  const env: Record<string, string> = { LINESMAN_SERVERS: 'binaries', LINESMAN_POSTGRES_URL: servers.postgres.url };
  checkout = new FakeCheckout(env);
  checkout.build();
  checkout.withoutPackagedNode();
  const asMac = join(checkout.dir, 'mac/as-mac.mjs');
  const bin = join(checkout.dir, 'mac/bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(asMac, "Object.defineProperty(process, 'platform', { value: 'darwin' });\n");
  for (const name of programs) {
    const file = places.map((place) => join(place, name)).find((it) => existsSync(it));
    if (file) symlinkSync(file, join(bin, name));
  }
  Object.assign(env, { PATH: bin, NODE_OPTIONS: `--import ${asMac}` });
});
afterAll(async () => {
  await checkout?.remove();
  await servers?.stop();
});

it("starts on the machine's own Node, and ends what a killed start has left behind", async () => {
  const { isAlive } = await import('@linesman/servers/child');
  const killed = checkout.start();
  const before = await checkout.up(killed);
  killed.process.kill('SIGKILL');
  await killed.exited;
  // Nothing tells them on a Mac.
  expect(pidsOf(before).filter((pid) => !isAlive(pid))).toEqual([]);

  const start = checkout.start();
  const after = await checkout.up(start);
  expect(start.output()).toContain('The last start was killed: waiting for its servers to end');
  expect(pidsOf(before).filter(isAlive)).toEqual([]);
  expect({ origin: after.origin, nats: after.servers.nats?.port }).toEqual({
    origin: before.origin,
    nats: before.servers.nats?.port,
  });

  start.process.kill('SIGINT');
  await expect(start.exited).resolves.toBe(0);
  await waitUntil(() => !pidsOf(after).some(isAlive));
});
