import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

const isLinux = process.platform === 'linux';
const hasSetpriv = isLinux && spawnSync('setpriv', ['--version']).status === 0;

/**
 * A process in a group of its own (Ctrl-C in the terminal does not reach it). Linux signals it when its parent dies,
 * SIGKILL included: setpriv sets the death signal after the change of user, as the kernel clears it at that change.
 * Elsewhere the next start ends what a killed one has left (launcher-lock.mjs).
 */
export function launch({ command, args = [], log, deathSignal = 'TERM', user, env = process.env, cwd }) {
  const identity = user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'] : [];
  const guarded = hasSetpriv ? ['setpriv', ...identity, `--pdeathsig=${deathSignal}`, command] : [command];
  const out = openSync(log, 'a', 0o600);
  const options = { detached: true, stdio: ['ignore', out, out], env, cwd };
  const child = spawn(guarded[0], [...guarded.slice(1), ...args], hasSetpriv ? options : { ...options, ...user });
  closeSync(out);
  let running = true;
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => resolve({ code: 127, signal: null, error }));
  }).then((outcome) => {
    running = false;
    return outcome;
  });
  return { pid: child.pid, exited, running: () => running };
}

/** Resolves with how it ended; a process that ignores the signal is killed after the grace period. */
export async function end(child, signal, graceMs = 15_000) {
  if (!child.running()) return child.exited;
  send(child.pid, signal);
  const timer = setTimeout(() => send(child.pid, 'SIGKILL'), graceMs);
  const outcome = await child.exited;
  clearTimeout(timer);
  return outcome;
}

/** Kills the process and its children, which PostgreSQL puts in process groups of their own. */
export async function killTree(child) {
  if (!child.running()) return;
  const tree = [child.pid, ...childrenOf(child.pid)];
  for (const pid of tree) send(pid, 'SIGKILL');
  await child.exited;
  while (tree.some(isAlive)) await delay(5);
}

const childrenOf = (pid) => (isLinux ? fromKernel(pid) : fromPgrep(pid)).split(/\s+/).filter(Boolean).map(Number);

function fromKernel(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  } catch {
    return '';
  }
}
const fromPgrep = (pid) => spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).stdout ?? '';

export const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** A zombie process accepts signals but runs nothing; only its state shows that it has ended. */
export function isAlive(pid) {
  const found = stateOf(pid);
  return found !== null && !/^[ZX]/.test(found.state);
}

/** The system reuses process ids; together with the start time an id names one process. */
export function identify(pid) {
  return { pid, started: stateOf(pid)?.started ?? null };
}
export function isSame({ pid, started }) {
  return isAlive(pid) && identify(pid).started === started;
}

const stateOf = (pid) => (isLinux ? stateFromKernel(pid) : stateFromPs(pid));

function stateFromKernel(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return { state: fields[0], started: fields[19] };
  } catch {
    return null;
  }
}

/** macOS has no /proc. */
function stateFromPs(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [, state, started] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout ?? '') ?? [];
  return state ? { state, started } : null;
}
