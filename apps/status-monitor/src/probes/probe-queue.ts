import { Dependencies, LOGGER } from '@linesman/service-kit';
import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import { StatusMonitorConfig } from '../config';
import { refuseEviction } from './refuse-eviction';

export const PROBES = 'probes';

/** Ids only: job data is clear text in Redis. */
export interface ProbeJob {
  tenant_id: string;
  integration_id: string;
}

export interface ClaimedProbe extends ProbeJob {
  /** Differs from claim to claim. */
  claim: string;
}

@Injectable()
export class ProbeQueue implements OnModuleInit {
  constructor(
    @InjectQueue(PROBES) private readonly queue: Queue<ProbeJob>,
    private readonly dependencies: Dependencies,
    private readonly config: StatusMonitorConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    this.queue.on('error', (error) => this.logger.warn({ err: error }, 'redis'));
    this.dependencies.register('redis', async () => {
      await this.queue.getWaitingCount();
    });
    await refuseEviction(this.config.REDIS_URL);
  }

  /** One job for each claim: a probe under way with older credentials does not stand in for a newer one. */
  add({ tenant_id, integration_id, claim }: ClaimedProbe): void {
    this.queue
      .add('probe', { tenant_id, integration_id }, { jobId: `${integration_id}-${claim}` })
      .catch((error: unknown) => this.logger.warn({ err: error, integration_id }, 'probe left to the next interval'));
  }
}
