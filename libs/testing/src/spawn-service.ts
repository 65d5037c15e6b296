import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface SpawnedService {
  pid: number;
  /** What it has written to stdout and stderr so far. */
  output(): string;
  running(): boolean;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** For a process on a machine whose clock is wrong. */
export const skewedBy = (ms: number): Record<string, string> => ({
  SKEW_MS: String(ms),
  NODE_OPTIONS: `--require ${join(__dirname, 'skew-clock.mjs')}`,
});

/** Runs a TypeScript entry from source in a process of its own, so that a test can kill it. */
export async function spawnService(
  entry: string,
  env: Record<string, string>,
  { ready = '"msg":"ready"', timeout = 180_000 }: { ready?: string; timeout?: number } = {},
): Promise<SpawnedService> {
  const { PATH, NODE_COMPILE_CACHE, NODE_COMPILE_CACHE_PORTABLE } = process.env;
  const child = spawn(
    process.execPath,
    ['--conditions=@linesman/source', '-r', join(__dirname, 'register.mjs'), '-r', 'reflect-metadata', entry],
    { env: { PATH, NODE_COMPILE_CACHE, NODE_COMPILE_CACHE_PORTABLE, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  let running = true;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = once(child, 'exit').then(([code, signal]) => {
    running = false;
    return { code: code as number | null, signal: signal as NodeJS.Signals | null };
  });
  // Ends the process even if the test fails.
  const reap = () => child.kill('SIGKILL');
  process.once('exit', reap);
  void exited.then(() => process.removeListener('exit', reap));

  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${entry} was not ready in ${timeout} ms:\n${output}`)), timeout);
    const look = () => {
      if (!output.includes(ready)) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout.on('data', look);
    void exited.then(({ code, signal }) => {
      clearTimeout(late);
      reject(new Error(`${entry} ended (${code ?? signal}) before it was ready:\n${output}`));
    });
  });
  return {
    pid: child.pid!,
    output: () => output,
    running: () => running,
    exited,
    kill: async (signal = 'SIGKILL') => {
      if (running) child.kill(signal);
      await exited;
    },
  };
}
