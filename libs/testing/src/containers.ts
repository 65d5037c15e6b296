import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StartedTestContainer } from 'testcontainers';
import type { Accounts, RunningServer, ServerName } from '@linesman/servers/servers';

interface ContainerOptions {
  dir: string;
  ports: Record<ServerName, number>;
  passwords: { postgres: string; redis: string };
  accounts: Accounts;
  wanted: readonly ServerName[];
}

/** The same servers as containers, on ports chosen beforehand so that a restart keeps them. */
export async function startContainers(options: ContainerOptions): Promise<Partial<Record<ServerName, RunningServer>>> {
  const started = await Promise.all(
    options.wanted.map(async (name) => [name, await startContainer(name, options)] as const),
  );
  return Object.fromEntries(started);
}

async function startContainer(name: ServerName, options: ContainerOptions): Promise<RunningServer> {
  const port = options.ports[name];
  const container = await (await recipe(name, port, options)).start();
  const host = `127.0.0.1:${port}`;
  const urls = {
    postgres: `postgres://postgres:${options.passwords.postgres}@${host}/postgres`,
    nats: `nats://${host}`,
    redis: `redis://:${options.passwords.redis}@${host}`,
  };
  return controls(name, urls[name], port, container);
}

async function recipe(name: ServerName, port: number, { dir, passwords, accounts }: ContainerOptions) {
  // Loaded only if Docker is there, because the package is large.
  const { GenericContainer, Wait } = await import('testcontainers');
  const { images, natsImageVersion } = await import('@linesman/servers/images');
  const at = (inner: number) => new GenericContainer(images[name]).withExposedPorts({ container: inner, host: port });
  if (name === 'postgres') {
    return at(5432)
      .withEnvironment({ POSTGRES_PASSWORD: passwords.postgres })
      .withCommand(['-c', 'max_connections=300', '-c', 'timezone=UTC'])
      .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2));
  }
  if (name === 'redis') {
    const durable = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'];
    return at(6379).withCommand(['redis-server', ...durable, '--requirepass', passwords.redis]);
  }
  const { renderNatsConfig } = await import('@linesman/servers/nats-config');
  const conf = join(dir, 'nats.conf');
  const place = { listen: '0.0.0.0:4222', storeDir: '/data', version: natsImageVersion };
  writeFileSync(conf, renderNatsConfig({ ...accounts, ...place }));
  return at(4222)
    .withCopyFilesToContainer([{ source: conf, target: '/etc/nats.conf' }])
    .withCommand(['-c', '/etc/nats.conf']);
}

function controls(name: ServerName, url: string, port: number, container: StartedTestContainer): RunningServer {
  let running = true;
  const halt = (timeout: number) => container.stop({ remove: false, timeout }).then(() => (running = false));
  return {
    name,
    url,
    port,
    pid: () => null,
    exited: () => new Promise(() => {}),
    running: () => running,
    stop: () => container.stop(),
    kill: async () => void (await halt(0)),
    restart: async () => {
      await container.restart();
      running = true;
    },
  };
}
