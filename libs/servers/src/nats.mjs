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
  const conf = confIn(dir);
  const docker = engine === 'docker';
  const place = docker ? { listen: '0.0.0.0:4222', storeDir: '/data', version: natsImageVersion } : placeOf(dir, port);
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

/** For a server of this machine that runs: it reads the configuration again at SIGHUP. */
export function rewriteNatsConfig({ dir, port, accounts, durable = true }) {
  writeFileSync(confIn(dir), renderNatsConfig({ ...accounts, ...placeOf(dir, port), durable }), { mode: 0o600 });
}

const confIn = (dir) => join(dir, 'nats.conf');
const placeOf = (dir, port) => ({ listen: `127.0.0.1:${port}`, storeDir: dir, version: natsVersion() });

function natsVersion() {
  const { stdout } = spawnSync(natsBinary(), ['-v'], { encoding: 'utf8' });
  return stdout.match(/v?(\d+\.\d+\.\d+)/)?.[1] ?? '2.9.0';
}
