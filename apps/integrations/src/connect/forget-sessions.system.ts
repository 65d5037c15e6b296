import { Database } from '@linesman/persistence';
import { Clock, LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';

const EVERY_MS = 3_600_000;
/** Until then a link says why it ended; a consent that was begun in time may still come back. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** Sessions go a month after their links ended. Who made and used them stays in the audit log. */
@Injectable()
export class ForgetSessions implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const forget = () =>
      this.forget().catch((error: unknown) => this.logger.warn({ err: error }, 'old connect sessions not deleted'));
    this.timer = setInterval(() => void forget(), EVERY_MS).unref();
  }

  async forget(): Promise<void> {
    const oldest = new Date(this.clock.now().getTime() - KEPT_MS);
    await this.database.inSystem((tx) => tx.query('delete from connect_sessions where expires_at < $1', [oldest]));
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
