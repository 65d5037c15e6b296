import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from './injection-tokens';
import { within } from './within';

const LONGEST_RUN_MS = 600_000;

interface Work {
  timer?: NodeJS.Timeout;
  running?: Promise<void>;
}

/**
 * Repeats work. A run starts one interval after the previous one ended, so runs never overlap. A run that fails is
 * logged, and the work goes on. So does one that never ends: after {@link LONGEST_RUN_MS} nobody waits for it any
 * more. At shutdown no new run starts, and the service waits for the current one.
 */
@Injectable()
export class Periodic implements BeforeApplicationShutdown {
  private readonly all: Work[] = [];
  private stopping = false;

  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  /** Call it in `onApplicationBootstrap`. The first run starts after one interval. */
  every(interval_ms: number, name: string, run: () => Promise<unknown>): void {
    const work: Work = {};
    this.all.push(work);
    const wait = (): void => {
      if (!this.stopping) work.timer = setTimeout(start, interval_ms);
    };
    const start = (): void => {
      work.running = Promise.resolve()
        .then(() => within(LONGEST_RUN_MS, name, run))
        .catch((error: unknown) => this.logger.warn({ err: error, work: name }, 'periodic work failed'))
        .then(wait);
    };
    wait();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    for (const { timer } of this.all) clearTimeout(timer);
    await Promise.all(this.all.flatMap(({ running }) => running ?? []));
  }
}
