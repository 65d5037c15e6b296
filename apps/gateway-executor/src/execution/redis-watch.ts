import { Dependencies, LOGGER } from '@linesman/service-kit';
import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import { RETRIES } from './postpone';

/** Says whether Redis is there, and keeps its absence from ending the process. */
@Injectable()
export class RedisWatch implements OnModuleInit {
  constructor(
    @InjectQueue(RETRIES) private readonly queue: Queue,
    private readonly dependencies: Dependencies,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.queue.on('error', (error) => this.logger.warn({ err: error }, 'redis'));
    this.dependencies.register('redis', async () => {
      await this.queue.getDelayedCount();
    });
  }
}
