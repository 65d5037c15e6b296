import { currentContext, LOGGER } from '@linesman/service-kit';
import { InjectQueue } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Logger } from 'pino';

export const QUEUE = 'deliveries';

/** Ids only: what is to be said is read when it is said. */
export interface Job {
  kind: 'send' | 'refresh';
  tenant_id: string;
  id: string;
}

/** Beyond this many at once in one process the sweeper takes over. */
const MAX_IN_FLIGHT = 64;
/** A delay ends by Redis' clock, a claim looks at Postgres'. */
const CLOCKS_APART_MS = 25;

/** Hands work to whoever does it: at once in this process, or later through the queue. The tables remember both. */
@Injectable()
export class Dispatcher implements BeforeApplicationShutdown {
  private work?: (job: Job) => Promise<void>;
  private stopping = false;
  private readonly inFlight = new Set<Promise<void>>();

  constructor(
    @InjectQueue(QUEUE) private readonly queue: Queue<Job>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onJob(work: (job: Job) => Promise<void>): void {
    this.work = work;
  }

  now(job: Job): void {
    if (this.inFlight.size >= MAX_IN_FLIGHT) return;
    const running: Promise<void> = this.run(job).finally(() => this.inFlight.delete(running));
    this.inFlight.add(running);
  }

  /** Never rejects: what could not be done stays due in its table. */
  async run(job: Job): Promise<void> {
    if (this.stopping || !this.work) return;
    await this.work(job).catch((error: unknown) =>
      this.logger.warn({ err: error, kind: job.kind, id: job.id }, 'left to the sweeper'),
    );
  }

  later(job: Job, delayMs: number): void {
    const jobId = `${job.kind}-${job.id}-${currentContext().causationId ?? Date.now()}-${Math.ceil(delayMs)}`;
    const options = { delay: Math.ceil(delayMs) + CLOCKS_APART_MS, jobId, removeOnComplete: true, removeOnFail: true };
    this.queue
      .add(job.kind, job, options)
      .catch((error: unknown) => this.logger.warn({ err: error, id: job.id }, 'not queued; the sweeper has it'));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.inFlight);
  }
}
