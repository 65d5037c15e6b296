import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SandboxConfig } from '../config';
import { Changes } from './changes';
import { Journal, type JournalOptions } from './journal';

/** Everything that the sandbox remembers: a journal for each kind of thing. */
@Injectable()
export class StateDir implements OnApplicationShutdown {
  private readonly journals = new Map<string, Journal<never>>();
  private readonly resets: (() => void)[] = [];

  constructor(
    private readonly config: SandboxConfig,
    private readonly changes: Changes,
  ) {
    mkdirSync(config.state_dir, { recursive: true });
  }

  path(name: string): string {
    return join(this.config.state_dir, name);
  }

  /** A reset empties it, unless it is `lasting`. */
  journal<T>(name: string, { lasting, ...options }: JournalOptions<T> & { lasting?: true } = {}): Journal<T> {
    const journal = new Journal<T>(this.path(`${name}.jsonl`), {
      ...options,
      changed: () => this.changes.next(name),
    });
    this.journals.set(name, journal as unknown as Journal<never>);
    if (!lasting) this.onReset(() => journal.clear());
    return journal;
  }

  sizeOf(journal: string): number {
    return this.journals.get(journal)?.size ?? 0;
  }

  onReset(forget: () => void): void {
    this.resets.push(forget);
  }

  /** Forgets everything that has happened, except keys and the people added to Slack. */
  reset(): void {
    for (const forget of this.resets) forget();
  }

  onApplicationShutdown(): void {
    for (const journal of this.journals.values()) journal.close();
  }
}

/**
 * Two processes on one folder would overwrite each other's files. The lock is a name in Linux' abstract socket space:
 * the kernel drops it with the process, so that it never outlives a SIGKILL.
 */
export function lockStateDir(dir: string): Promise<() => void> {
  if (process.platform !== 'linux') return Promise.resolve(() => undefined);
  const name = createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 32);
  const server = createServer((socket) => socket.destroy());
  return new Promise((done, refuse) => {
    server.once('error', () =>
      refuse(new Error(`Another sandbox is running on ${dir}; stop it or choose another folder.`)),
    );
    server.listen(`\0linesman-sandbox-${name}`, () => {
      server.unref();
      done(() => void server.close());
    });
  });
}
