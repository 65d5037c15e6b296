import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { nodeBinary } from '../../start/node.mjs';
import { root } from '../../start/paths.mjs';

export type Print = (text: string) => unknown;
export interface Result {
  passed: number;
  failed: number;
}
export const passed: Result = { passed: 1, failed: 0 };
export const failed: Result = { passed: 0, failed: 1 };

const env = { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: process.stdout.isTTY ? '1' : '0' };
const running = new Set<ChildProcess>();
for (const signal of ['SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(1);
  });

/** Runs a script of node_modules (or a path from there) on our own Node. */
export function runScript(args: string[], print: Print): Promise<number> {
  const [script, ...rest] = args;
  return runNode([join(root, 'node_modules', script!), ...rest], print);
}

export function runNode(args: string[], print: Print): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(nodeBinary(), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => print(chunk.toString()));
    child.once('close', (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}
