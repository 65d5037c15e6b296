import { LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { StartRun } from '../workflow/start-run';
import { Dispatcher } from './dispatcher';
import { DueWork } from './due-work.system';

/** The tables are the truth; jobs and timers only make it quick. Any number of copies may sweep: claims decide. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private stopping = false;

  constructor(
    private readonly due: DueWork,
    private readonly dispatcher: Dispatcher,
    private readonly runs: StartRun,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.next();
  }

  private next(): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => void this.sweep().finally(() => this.next()), this.config.SWEEP_INTERVAL_MS);
  }

  private async sweep(): Promise<void> {
    try {
      for (const job of await this.due.find()) this.dispatcher.now(job);
      for (const run of await this.due.heldRuns()) await this.runs.endHold(run.tenant_id, run.id);
    } catch (error) {
      this.logger.warn({ err: error }, 'sweep failed');
    }
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
    clearTimeout(this.timer);
  }
}
