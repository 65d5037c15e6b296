import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './compose-file.ts';

export interface ImageProcess {
  output(): string;
  /** With a code, or by a signal. */
  exited: Promise<number | NodeJS.Signals>;
  kill(signal: NodeJS.Signals): void;
}

/** None outlives this process. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Runs an assembled image as a container would: its own command, in its own folder, with this environment alone. */
export function runImage(folder: string, environment: Record<string, string>): ImageProcess {
  return runCommand(readFileSync(join(folder, 'command'), 'utf8').trim().split(' '), folder, environment);
}

/**
 * Many processes load the same files: with a cache of compiled code they start in less time. An image has the files of
 * the checkout at the same places, so it takes what was compiled of these.
 */
const compileCache = 'node_modules/.cache';
export const shareCompileCache = (folder: string): void =>
  symlinkSync(join(root, compileCache), join(folder, compileCache));
const compileCacheIn = (folder: string): Record<string, string> =>
  process.env.NODE_COMPILE_CACHE
    ? { NODE_COMPILE_CACHE: join(folder, compileCache, 'compiled'), NODE_COMPILE_CACHE_PORTABLE: '1' }
    : {};

/** @param command begins with `node`. */
export function runCommand([, ...args]: string[], folder: string, environment: Record<string, string>): ImageProcess {
  const env = { ...environment, ...compileCacheIn(folder) };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  running.add(child);
  const exited = once(child, 'exit').then(([code, signal]) => {
    running.delete(child);
    return (code ?? signal) as number | NodeJS.Signals;
  });
  return { output: () => output, exited, kill: (signal) => child.kill(signal) };
}
