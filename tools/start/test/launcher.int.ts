import { createServer } from 'node:net';
import { waitUntil } from '@linesman/testing';
import { FakeCheckout, pidsOf, type Run, type Start } from './fake-checkout.ts';

let checkout: FakeCheckout;
beforeEach(() => {
  checkout = new FakeCheckout();
});
afterEach(() => checkout.remove());

const up = (start: Start): Promise<Run> => checkout.up(start);

async function allGone(run: Run): Promise<void> {
  const { isAlive } = await import('@linesman/servers/child');
  await waitUntil(() => !pidsOf(run).some(isAlive));
}

it('starts everything, refuses to start twice, and leaves nothing behind', async () => {
  const first = checkout.start('--scale', 'notifier=2');
  const run = await up(first);
  const processes = run.services.notifier?.processes.map(({ url }) => url) ?? [];
  expect(processes).toHaveLength(2);
  const told = (await (await fetch(run.origin)).json()) as Record<string, string>;
  expect(told.NOTIFIER_URL).toBe(processes.join(','));

  const second = checkout.start();
  await expect(second.exited).resolves.toBe(1);
  expect(second.output().trim().split('\n')).toEqual([
    expect.stringContaining(`Linesman is already running (process ${run.pid}) at ${run.origin}`),
  ]);

  first.process.kill('SIGINT');
  await expect(first.exited).resolves.toBe(0);
  expect(checkout.run()).toBeUndefined();
  await allGone(run);
});

it('leaves no orphans when it is killed, and starts again on the same ports and data', async () => {
  const killed = checkout.start();
  const before = await up(killed);
  expect(checkout.running()).toEqual(before);
  killed.process.kill('SIGKILL');
  await allGone(before);
  // Its file is still there.
  expect([checkout.run(), checkout.running()]).toEqual([before, null]);
  const after = await up(checkout.start());
  expect(after.servers.postgres?.url).toBe(before.servers.postgres?.url);
  expect(after.origin).toBe(before.origin);
});

it('waits for one that is still stopping', async () => {
  const first = checkout.start();
  await up(first);
  first.process.kill('SIGTERM');
  await waitUntil(() => checkout.run() === undefined);
  await up(checkout.start());
});

it('starts a crashed service and a killed server again, and says so', async () => {
  const start = checkout.start();
  const run = await up(start);
  await fetch(`${run.services.catalog?.url}/crash`).catch(() => undefined);
  if (run.servers.nats?.pid) process.kill(run.servers.nats.pid, 'SIGKILL');
  await waitUntil(() => {
    const now = checkout.run();
    const changed = now?.services.catalog?.pid !== run.services.catalog?.pid;
    return changed && now?.servers.nats?.pid !== run.servers.nats?.pid;
  });
  expect(start.output()).toContain('catalog ended (exit code 3), starting it again in 0.5 s: told to crash');
  expect(start.output()).toContain('NATS ended unasked, starting it again');
});

it('tells each service its own secrets only', async () => {
  const run = await up(checkout.start());
  const told = async (service: string) =>
    (await fetch(run.services[service]?.url ?? '')).json() as Promise<Record<string, string>>;
  expect(Object.keys(await told('integrations'))).toEqual(expect.arrayContaining(['CREDENTIAL_KEYS', 'OAUTH_APPS']));
  const notifier = await told('notifier');
  expect(notifier).toMatchObject({
    NATS_USER: 'notifier',
    DATABASE_APP_URL: expect.stringContaining('notifier_app:') as string,
  });
  expect(Object.keys(notifier)).not.toEqual(expect.arrayContaining(['CREDENTIAL_KEYS']));
  expect(Object.keys(await told('sandbox')).filter((it) => /DATABASE|NATS/.test(it))).toEqual([]);
});

it('says in one sentence that a port is taken', async () => {
  const start = checkout.start();
  await up(start);
  start.process.kill('SIGINT');
  await start.exited;
  const { catalog: port } = checkout.state<Record<string, number>>('ports.json');
  const squatter = createServer().listen(port, '127.0.0.1');
  const next = checkout.start();
  await expect(next.exited).resolves.toBe(1);
  expect(next.output()).toMatch(new RegExp(`^Port ${port}, kept for catalog, is taken: .+\\n$`));
  await new Promise((resolve) => squatter.close(resolve));
});

it('says in one sentence that the database refuses the password, and --fresh forgets it', async () => {
  const start = checkout.start();
  await up(start);
  start.process.kill('SIGINT');
  await start.exited;
  const secrets = checkout.state<Record<string, unknown>>('secrets.json');
  checkout.write('.linesman/state/secrets.json', JSON.stringify({ ...secrets, postgres: 'another' }));
  const refused = checkout.start();
  await expect(refused.exited).resolves.toBe(1);
  expect(refused.output().trim().split('\n').at(-1)).toMatch(/refused the password of postgres: correct .+--fresh/);
  await up(checkout.start('--fresh'));
  expect(checkout.state<Record<string, unknown>>('secrets.json').redis).not.toBe(secrets.redis);
});

it('names the services when told to scale one that is none', async () => {
  const start = checkout.start('--scale', 'mailer=2');
  await expect(start.exited).resolves.toBe(1);
  expect(start.output()).toMatch(/^There is no service "mailer" to scale: catalog, .+\n$/);
});
