import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetServers } from '../../libs/servers/src/access.mjs';
import { dockerAnswers } from '../../libs/servers/src/docker.mjs';
import { end, launch } from '../../libs/servers/src/child.mjs';
import { until } from '../../libs/servers/src/ports.mjs';
import { root } from './paths.mjs';

/** A whole system with a folder, ports and data of its own, apart from that of `npm start`. It ends with this process. */
export async function startOwnSystem({ args = [], env = {} } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'linesman-system-'));
  chmodSync(home, 0o711);
  const log = join(home, 'start.log');
  const child = launch({
    command: process.execPath,
    args: [join(root, 'tools/start/main.mjs'), ...args],
    env: { ...process.env, npm_lifecycle_event: '', ...env, LINESMAN_HOME: home },
    log,
    cwd: root,
  });
  const runFile = join(home, 'run.json');
  const output = () => readFileSync(log, 'utf8');
  const stop = async () => {
    await end(child, 'SIGINT', 45_000);
    forgetServers(join(home, 'state/servers'), await dockerAnswers());
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await until(
      () => {
        if (!child.running()) throw new Error(`npm start ended:\n${output()}`);
        return existsSync(runFile);
      },
      300_000,
      `npm start was expected to be ready (${log})`,
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { home, run: () => JSON.parse(readFileSync(runFile, 'utf8')), output, pid: child.pid, stop };
}
