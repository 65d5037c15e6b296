import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SandboxConfig } from '../config';
import { Changes } from '../live/changes';
import { Journal, type JournalOptions } from './journal';

/** What the sandbox remembers between starts: one journal a topic. */
@Injectable()
export class StateDir implements OnApplicationShutdown {
  private readonly journals: Journal<never>[] = [];

  constructor(
    @Inject(SandboxConfig) private readonly config: SandboxConfig,
    @Inject(Changes) private readonly changes: Changes,
  ) {
    mkdirSync(config.state_dir, { recursive: true });
  }

  path(name: string): string {
    return join(this.config.state_dir, name);
  }

  journal<T>(name: string, options: JournalOptions<T> = {}): Journal<T> {
    const journal = new Journal<T>(this.path(`${name}.jsonl`), {
      ...options,
      changed: () => this.changes.next(name),
    });
    this.journals.push(journal as unknown as Journal<never>);
    return journal;
  }

  onApplicationShutdown(): void {
    for (const journal of this.journals) journal.close();
  }
}
