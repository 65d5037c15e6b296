import { setTimeout as pause } from 'node:timers/promises';
import { LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { RebuildCopies } from './rebuild-copies';
import { HeldCopies } from './held-copies.system';

const AGAIN_MS = 2_000;

/** A new or lost schema begins with the snapshot: the stream may no longer hold what was told long ago. */
@Injectable()
export class FillEmptyCopies implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private filling?: Promise<void>;

  constructor(
    private readonly copies: RebuildCopies,
    private readonly held: HeldCopies,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.filling = this.fill().catch((error: unknown) => this.logger.warn({ err: error }, 'copies not filled'));
  }

  private async fill(): Promise<void> {
    const { signal } = this.stop;
    if (!(await this.held.isEmpty())) return;
    while (!signal.aborted) {
      const done = await this.copies.rebuild().catch(() => undefined);
      if (done) return this.logger.info(done, 'copies filled');
      await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.filling;
  }
}
