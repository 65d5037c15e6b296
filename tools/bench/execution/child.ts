import { fork as forkNode } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Child {
  pid: number;
  /** The first thing it said. */
  said: Record<string, number | boolean>;
  end(): Promise<void>;
}

/** A process of this folder that says one thing when it is ready, and ends when we do. */
export async function fork(file: string, ...args: string[]): Promise<Child> {
  const child = forkNode(join(import.meta.dirname, file), args, { stdio: 'inherit' });
  const [said] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`))),
  ])) as [Child['said']];
  const exited = once(child, 'exit');
  return {
    pid: child.pid!,
    said,
    async end() {
      child.disconnect();
      await exited;
    },
  };
}
