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

  /** A probe that waits already is not added twice. Lost ones are made good by the sweeper at the next interval. */
  add({ tenant_id, integration_id }: ProbeJob): void {
    this.queue
      .add('probe', { tenant_id, integration_id }, { jobId: `probe-${integration_id}` })
      .catch((error: unknown) => this.logger.warn({ err: error, integration_id }, 'probe left to the next interval'));
  }
}
