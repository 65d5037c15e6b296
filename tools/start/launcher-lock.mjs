import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { delay, identify, isSame, send } from '../../libs/servers/src/child.mjs';
import { Failure } from '../../libs/servers/src/failure.mjs';
import { until } from '../../libs/servers/src/ports.mjs';
import { home, makeHome, readJson, runFile, writeJson } from './paths.mjs';

const lockFile = join(home, 'launcher.json');
const childrenFile = join(home, 'children.json');

export function runningLauncher() {
  const holder = readJson(lockFile);
  return holder && holder.pid !== process.pid && isSame(holder) ? holder : null;
}

/** What `npm start` wrote of its system, or null: a launcher that was killed leaves its file behind. */
export const runningSystem = () => (runningLauncher() ? readJson(runFile) : null);

/** Allows one launcher for one folder, and waits for the processes of an earlier launcher to end. */
export async function acquire(say) {
  makeHome();
  const holder = runningLauncher();
  if (holder && !holder.stopping) {
    const at = readJson(runFile)?.origin;
    throw new Failure(
      `Linesman is already running (process ${holder.pid})${at ? ` at ${at}` : ''}: stop it there with Ctrl-C.`,
    );
  }
  if (holder) {
    say('The last one is still stopping: waiting for its end');
    await until(() => !isSame(holder), 30_000, `process ${holder.pid} was expected to end`);
  }
  writeJson(lockFile, identify(process.pid));
  rmSync(runFile, { force: true });
  await outlive(readJson(childrenFile) ?? [], say);
  rmSync(childrenFile, { force: true });
}

export const announceStop = () => writeJson(lockFile, { ...identify(process.pid), stopping: true });

export function release() {
  for (const file of [runFile, childrenFile, lockFile]) rmSync(file, { force: true });
}

const children = new Map();
export function remember(name, pid) {
  children.set(name, { name, ...identify(pid) });
  writeJson(childrenFile, [...children.values()]);
}

/** Linux ends the processes together with their launcher; servers take a moment to write their data. */
async function outlive(left, say) {
  const living = () => left.filter(isSame);
  if (living().length > 0) say('The last start was killed: waiting for its servers to end');
  // Elsewhere nobody has told them. Backends leave PostgreSQL when the services end.
  if (process.platform !== 'linux') for (const { pid } of living()) send(pid, 'SIGTERM');
  for (const deadline = Date.now() + 10_000; living().length > 0 && Date.now() < deadline;) await delay(50);
  for (const { pid } of living()) send(pid, 'SIGKILL');
  while (living().length > 0) await delay(50);
}
