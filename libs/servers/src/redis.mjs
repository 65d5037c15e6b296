import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redisBinary } from './binaries.mjs';
import { launch } from './child.mjs';
import { runContainer } from './docker.mjs';
import { greet } from './ports.mjs';
import { runServer } from './server.mjs';

export async function startRedis({ dir, port, password, durable = true, engine = 'binaries' }) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const log = join(dir, 'redis.log');
  const conf = join(dir, 'redis.conf');
  const docker = engine === 'docker';
  const listen = docker ? ['port 6379', 'dir /data'] : [`port ${port}`, 'bind 127.0.0.1', `dir "${dir}"`];
  const persist = durable ? ['appendonly yes', 'appendfsync everysec'] : ['appendonly no'];
  const lines = [...listen, ...persist, 'save ""', 'maxmemory-policy noeviction', `requirepass ${password}`];
  // Another user reads the file inside the container; on this machine its folder protects it.
  writeFileSync(conf, lines.join('\n') + '\n', { mode: docker ? 0o644 : 0o600 });

  const common = { name: 'Redis', port, log, ready: () => answers(port, password) };
  const server = await (docker
    ? runContainer({
        ...common,
        image: 'redis',
        dir,
        innerPort: 6379,
        volume: '/data',
        mounts: [[conf, '/etc/redis.conf']],
        args: ['redis-server', '/etc/redis.conf'],
      })
    : runServer({ ...common, begin: () => launch({ command: redisBinary(), args: [conf], log }) }));
  return { ...server, url: `redis://:${password}@127.0.0.1:${port}` };
}

/** While it loads its file, PING is answered with an error. */
const answers = async (port, password) =>
  (await greet(port, `AUTH ${password}\r\nPING\r\n`))?.toString().includes('+PONG') ?? false;
