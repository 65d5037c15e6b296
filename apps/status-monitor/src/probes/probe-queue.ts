import { LOGGER } from '@linesman/service-kit';
import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Logger } from 'pino';

export const PROBES = 'probes';

/** Ids only, because Redis stores job data as plain text. */
export interface ProbeJob {
  tenant_id: string;
  integration_id: string;
}

export interface ClaimedProbe extends ProbeJob {
  /** Different for each claim. */
  claim: string;
}

@Injectable()
export class ProbeQueue {
  constructor(
    @InjectQueue(PROBES) private readonly queue: Queue<ProbeJob>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    queue.on('error', (error) => logger.warn({ err: error }, 'probe queue: Redis connection failed'));
  }

  /** Adds one job for each claim, so that a probe with new credentials is not dropped while an older one runs. */
  add({ tenant_id, integration_id, claim }: ClaimedProbe): void {
    this.queue
      .add('probe', { tenant_id, integration_id }, { jobId: `${integration_id}-${claim}` })
      .catch((error: unknown) =>
        this.logger.warn({ err: error, integration_id }, 'probe not queued; it runs after the next interval'),
      );
  }
}
