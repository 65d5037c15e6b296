import { randomUUID } from 'node:crypto';
import { Clock, LOGGER, runInContext, within } from '@linesman/service-kit';
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { Logger } from 'pino';
import { LEASE_SECONDS } from './lease-due.system';
import { countProbe } from './probe-counts';
import { type ProbeJob, PROBES } from './probe-queue';
import { SLOTS } from './room';
import { RunningProbes } from './running-probes';
import { RunProbe } from './run-probe';

/** From its lease on, with both attempts. A request to a provider ends after ten seconds. */
const LONGEST_MS = 25_000;
/** Of its lease. With less, it could end before it is renewed. */
const LEAST_LEFT_MS = 5_000;

/** A job that a dead process held, or that waited for too long, is not run: the schedule has it when its lease ends. */
@Processor(PROBES, { concurrency: SLOTS, maxStalledCount: 0 })
export class ProbeJobHandler extends WorkerHost {
  constructor(
    private readonly probe: RunProbe,
    private readonly running: RunningProbes,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
  }

  async process({ data, attemptsMade, opts }: Job<ProbeJob>): Promise<void> {
    const now = this.clock.now();
    const left_ms = data.leased_until - now.getTime();
    // Also one that a process of an older release added, which says nothing of its lease.
    if (!(left_ms >= LEAST_LEFT_MS)) return;
    const last = attemptsMade + 1 >= (opts.attempts ?? 1);
    const longest_ms = LONGEST_MS - (LEASE_SECONDS * 1_000 - left_ms);
    countProbe(data, now);
    await this.running.while({ ...data }, () =>
      runInContext({ correlationId: randomUUID() }, () =>
        within(longest_ms, `the probe of ${data.integration_id}`, () => this.probe.run(data, last)),
      ),
    );
  }

  @OnWorkerEvent('failed')
  failed(job: Job<ProbeJob> | undefined, error: Error): void {
    this.logger.warn({ err: error, integration_id: job?.data.integration_id }, 'probe failed');
  }

  @OnWorkerEvent('error')
  error(error: Error): void {
    this.logger.warn({ err: error }, 'probe worker: Redis connection failed');
  }
}
