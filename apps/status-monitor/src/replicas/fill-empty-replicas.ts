import { setTimeout as pause } from 'node:timers/promises';
import { LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { RebuildReplicas } from './rebuild-replicas';
import { StoredReplicas } from './stored-replicas.system';

const RETRY_MS = 2_000;

/** Fills a new or lost schema from the snapshot: the stream may no longer hold the older events. */
@Injectable()
export class FillEmptyReplicas implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private filling?: Promise<void>;

  constructor(
    private readonly replicas: RebuildReplicas,
    private readonly stored: StoredReplicas,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Does not hold up the start: the integrations service may start later than this one. */
  onApplicationBootstrap(): void {
    this.filling = this.fill().catch((error: unknown) => this.logger.warn({ err: error }, 'replicas not filled'));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.filling;
  }

  /** Tries until it succeeds once. */
  private async fill(): Promise<void> {
    const { signal } = this.stop;
    if (!(await this.stored.areEmpty())) return;
    while (!signal.aborted) {
      const done = await this.replicas.rebuild().catch(() => undefined);
      if (done) return this.logger.info(done, 'replicas filled');
      await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
