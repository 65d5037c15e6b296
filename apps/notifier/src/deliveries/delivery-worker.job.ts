import { randomUUID } from 'node:crypto';
import { currentContext, LOGGER, within } from '@linesman/service-kit';
import { InjectQueue, OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Job as QueuedJob, Queue } from 'bullmq';
import type { Logger } from 'pino';
import type { ClaimedDelivery } from './channel';
import { EditMessage } from './edit-message';
import type { Next } from './record-outcome';
import { SendDelivery } from './send-delivery';

export const QUEUE = 'deliveries';

/** Ids only: what a message says is read when it is sent. `refresh` edits an existing message. */
export interface Job {
  kind: 'send' | 'refresh';
  tenant_id: string;
  id: string;
}

/** Longer than all calls of a job together: only what hangs meets it. */
const LONGEST_MS = 600_000;
/** With so many jobs under way, this process starts no more; the sweeper finds what is left. */
const MAX_UNDER_WAY = 64;
/** A delay ends by the clock of Redis, and a claim compares with the clock of Postgres. */
const CLOCKS_APART_MS = 25;

/**
 * Sends deliveries and edits messages: at once after a commit, later from the queue. A job may get lost or run twice: the
 * tables say what is due, the sweeper starts it again, and a claim lets only one process act.
 */
@Injectable()
@Processor(QUEUE, { concurrency: 16 })
export class DeliveryWorker extends WorkerHost implements BeforeApplicationShutdown {
  private stopping = false;
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    @InjectQueue(QUEUE) private readonly queue: Queue<Job>,
    private readonly sending: SendDelivery,
    private readonly edits: EditMessage,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
    queue.on('error', (error) => logger.warn({ err: error }, 'delivery queue: Redis connection failed'));
  }

  @OnWorkerEvent('error')
  error(error: Error): void {
    this.logger.warn({ err: error }, 'delivery worker: Redis connection failed');
  }

  now(job: Job): void {
    if (this.underWay.size < MAX_UNDER_WAY) this.start(this.run(job));
  }

  /** Whether a delivery can be sent as soon as it is decided. */
  get hasRoom(): boolean {
    return !this.stopping && this.underWay.size < MAX_UNDER_WAY;
  }

  /** Sends what this process has claimed already. */
  sendClaimed(claimed: ClaimedDelivery): void {
    const { id, tenant_id } = claimed.delivery;
    const job = { kind: 'send', tenant_id, id } as const;
    this.start(this.safely(job, async () => this.goOn(job, await this.sending.sendClaimed(claimed))));
  }

  process({ data }: QueuedJob<Job>): Promise<void> {
    return this.run(data);
  }

  private start(work: Promise<void>): void {
    const running: Promise<void> = work.finally(() => this.underWay.delete(running));
    this.underWay.add(running);
  }

  private async run(job: Job): Promise<void> {
    if (this.stopping) return;
    await this.safely(job, () => (job.kind === 'send' ? this.send(job) : this.edit(job)));
  }

  /** Never rejects: what failed stays due in its table. */
  private async safely(job: Job, work: () => Promise<void>): Promise<void> {
    try {
      await within(LONGEST_MS, job.kind, work);
    } catch (error) {
      this.logger.warn({ err: error, kind: job.kind, id: job.id }, 'job failed; the sweeper starts it again');
    }
  }

  private async send(job: Job): Promise<void> {
    this.goOn(job, await this.sending.send(job.tenant_id, job.id));
  }

  private goOn(job: Job, next: Next): void {
    if (!next) return;
    if ('send_now' in next) this.now({ ...job, id: next.send_now });
    else this.later(job, next.retry_after_ms);
  }

  private async edit(job: Job): Promise<void> {
    const after_ms = await this.edits.editDue(job.tenant_id, job.id);
    if (after_ms !== undefined) this.later(job, after_ms);
  }

  later(job: Job, delayMs: number): void {
    const jobId = `${job.kind}-${job.id}-${currentContext().causationId ?? randomUUID()}-${Math.ceil(delayMs)}`;
    const options = { delay: Math.ceil(delayMs) + CLOCKS_APART_MS, jobId, removeOnComplete: true, removeOnFail: true };
    this.queue
      .add(job.kind, job, options)
      .catch((error: unknown) =>
        this.logger.warn({ err: error, id: job.id }, 'job not queued; the sweeper starts it when it is due'),
      );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.underWay);
  }
}
