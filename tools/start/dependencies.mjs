import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from '../../libs/servers/src/failure.mjs';
import { runningLauncher } from './launcher-lock.mjs';
import { findNode, refuseNode } from './node.mjs';
import { root } from './paths.mjs';

const marker = join(root, 'node_modules/.linesman-lock');
const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** Whether npm installs a Node for this machine. */
const bringsNode = `node-${process.platform}-${process.arch}` in optionalDependencies;
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** Runs `npm ci` when the lock file changed since the last install, but never under a running system. */
export function ensureDependencies(say) {
  const wanted = lockHash();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted && findNode()) return;
  // Said before minutes of installing, where that brings none.
  if (!bringsNode && !findNode()) throw refuseNode();
  if (runningLauncher()) {
    throw new Failure(
      'package-lock.json changed and Linesman is running: stop it with Ctrl-C where it runs, then try again.',
    );
  }
  say('Installing dependencies (npm ci)');
  const path = (process.env.PATH ?? '').split(delimiter).filter((it) => !it.endsWith('node_modules/.bin'));
  const install = (messages, ...options) =>
    spawnSync('npm', ['ci', '--no-progress', '--loglevel=error', ...options], {
      cwd: root,
      stdio: ['ignore', 'ignore', messages],
      // npm must not run on the Node in node_modules, because it is about to replace it.
      env: { ...process.env, PATH: path.join(delimiter) },
    });
  // What npm knows of packages suffices, unless it is older than a version that is wanted: then npm asks the registry.
  // Who interrupts it wants no second one.
  const quick = install('ignore', '--prefer-offline');
  const isDone = quick.status === 0 || quick.signal || quick.status > 128;
  const { status, error } = isDone ? quick : install('inherit');
  if (error) throw new Failure(`npm could not be started (${error.message}): is it installed?`);
  if (status !== 0) throw new Failure('"npm ci" failed: its own message above says why.');
  if (!findNode()) throw refuseNode();
  writeFileSync(marker, wanted);
}
