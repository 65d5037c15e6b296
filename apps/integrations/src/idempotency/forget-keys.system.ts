import { Database } from '@linesman/persistence';
import { Clock, LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { KEPT_MS } from './idempotency-keys';

const EVERY_MS = 3_600_000;

/** First answers are kept for a day. */
@Injectable()
export class ForgetKeys implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const forget = () =>
      this.forget().catch((error: unknown) => this.logger.warn({ err: error }, 'old idempotency keys not deleted'));
    this.timer = setInterval(() => void forget(), EVERY_MS).unref();
  }

  async forget(): Promise<void> {
    const oldest = new Date(this.clock.now().getTime() - KEPT_MS);
    await this.database.inSystem((tx) => tx.query('delete from idempotency_keys where created_at < $1', [oldest]));
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
