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

/** When the lease ends, another process runs the probe. */
const LONGEST_MS = (LEASE_SECONDS - 5) * 1_000;

/** A job that a dead process held is not run again: the schedule has it when its lease ends. */
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

  process({ data, attemptsMade, opts }: Job<ProbeJob>): Promise<void> {
    const last = attemptsMade + 1 >= (opts.attempts ?? 1);
    countProbe(data, this.clock.now());
    return this.running.while(data.connection_code, () =>
      runInContext({ correlationId: randomUUID() }, () =>
        within(LONGEST_MS, `the probe of ${data.integration_id}`, () => this.probe.run(data, last)),
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
