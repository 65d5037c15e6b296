import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { natsBinary } from './binaries.mjs';
import { launch } from './child.mjs';
import { runContainer } from './docker.mjs';
import { natsImageVersion } from './images.mjs';
import { renderNatsConfig } from './nats-config.mjs';
import { greet } from './ports.mjs';
import { runServer } from './server.mjs';

/** `accounts`: { topology, producers, passwords }, what nats-config makes the users from. `tls`: see there. */
export async function startNats({ dir, port, accounts, durable = true, engine = 'binaries', tls }) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const log = join(dir, 'nats.log');
  const conf = join(dir, 'nats.conf');
  const docker = engine === 'docker';
  const place = docker
    ? { listen: '0.0.0.0:4222', storeDir: '/data', version: natsImageVersion }
    : { listen: `127.0.0.1:${port}`, storeDir: dir, version: natsVersion() };
  writeFileSync(conf, renderNatsConfig({ ...accounts, ...place, durable, tls }), { mode: docker ? 0o644 : 0o600 });

  const common = { name: 'NATS', port, log, ready: async () => (await greet(port))?.toString().startsWith('INFO ') };
  const server = await (docker
    ? runContainer({
        ...common,
        image: 'nats',
        dir,
        innerPort: 4222,
        volume: '/data',
        mounts: [[conf, '/etc/nats.conf']],
        args: ['-c', '/etc/nats.conf'],
      })
    : runServer({ ...common, begin: () => launch({ command: natsBinary(), args: ['-c', conf], log }) }));
  return { ...server, url: `${tls ? 'tls' : 'nats'}://127.0.0.1:${port}` };
}

function natsVersion() {
  const { stdout } = spawnSync(natsBinary(), ['-v'], { encoding: 'utf8' });
  return stdout.match(/v?(\d+\.\d+\.\d+)/)?.[1] ?? '2.9.0';
}
