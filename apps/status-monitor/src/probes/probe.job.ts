import { randomUUID } from 'node:crypto';
import { LOGGER, runInContext, within } from '@linesman/service-kit';
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { Logger } from 'pino';
import { type ProbeJob, PROBES } from './probe-queue';
import { RunProbe } from './run-probe';

/** Longer than two leases and two probes can take: only what hangs meets it. */
const LONGEST_MS = 180_000;

@Processor(PROBES, { concurrency: 16 })
export class ProbeJobHandler extends WorkerHost {
  constructor(
    private readonly probe: RunProbe,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
  }

  process({ data, attemptsMade, opts }: Job<ProbeJob>): Promise<void> {
    const last = attemptsMade + 1 >= (opts.attempts ?? 1);
    return runInContext({ correlationId: randomUUID() }, () =>
      within(LONGEST_MS, `the probe of ${data.integration_id}`, () => this.probe.run(data, last)),
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
