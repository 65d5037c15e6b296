import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { launch } from './child.mjs';
import { images } from './images.mjs';
import { thisMachine } from './machine.mjs';
import { runServer } from './server.mjs';

/** Without an answer within 3 s, Docker counts as absent. */
export const dockerAnswers = ({ path } = thisMachine()) =>
  new Promise((resolve) => {
    const options = { stdio: 'ignore', timeout: 3000, env: { ...process.env, PATH: path } };
    const child = spawn('docker', ['version', '--format', '{{.Server.Version}}'], options);
    child.once('error', () => resolve(false)).once('exit', (code) => resolve(code === 0));
  });

const nameOf = (image, dir) => `linesman-${createHash('sha256').update(dir).digest('hex').slice(0, 10)}-${image}`;

/**
 * The attached client passes signals on, and gets its own when the launcher dies: so the container ends with it.
 * `docker kill` sends SIGKILL to the server inside.
 */
export function runContainer({
  image,
  dir,
  port,
  innerPort,
  volume,
  env = {},
  mounts = [],
  args = [],
  log,
  ...server
}) {
  const name = nameOf(image, dir);
  const variables = Object.keys(env).flatMap((it) => ['-e', it]);
  const files = mounts.flatMap(([from, to]) => ['-v', `${from}:${to}:ro`]);
  const place = ['-p', `127.0.0.1:${port}:${innerPort}`, '-v', `${name}:${volume}`, ...files];
  const run = ['run', '--rm', '--name', name, ...place, ...variables, images[image], ...args];
  return runServer({
    ...server,
    port,
    log,
    // The first start may have to pull the image.
    timeoutMs: 300_000,
    begin: () => {
      // A client that was killed leaves its container. The data is in the volume.
      spawnSync('docker', ['rm', '--force', name], { stdio: 'ignore' });
      return launch({ command: 'docker', args: run, env: { ...process.env, ...env }, log });
    },
    kill: async (child) => {
      spawnSync('docker', ['kill', '--signal', 'KILL', name], { stdio: 'ignore' });
      await child.exited;
    },
  });
}

export function forgetContainers(dir) {
  for (const image of Object.keys(images)) {
    const name = nameOf(image, `${dir}/${image}`);
    spawnSync('docker', ['rm', '--force', name], { stdio: 'ignore' });
    spawnSync('docker', ['volume', 'rm', '--force', name], { stdio: 'ignore' });
  }
}
