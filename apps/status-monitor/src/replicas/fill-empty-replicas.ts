import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { RebuildReplicas } from './rebuild-replicas';
import { StoredReplicas } from './stored-replicas.system';

const RETRY_MS = 2_000;

/** A new or lost schema starts with the snapshot: the stream may no longer hold the older events. */
@Injectable()
export class FillEmptyReplicas implements OnApplicationBootstrap {
  private filled = false;

  constructor(
    private readonly replicas: RebuildReplicas,
    private readonly stored: StoredReplicas,
    private readonly periodic: Periodic,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Looks before the first event arrives, which would make the replicas look filled. */
  async onApplicationBootstrap(): Promise<void> {
    if (await this.stored.areEmpty()) this.periodic.every(RETRY_MS, 'filling the empty replicas', () => this.fill());
  }

  private async fill(): Promise<void> {
    if (this.filled) return;
    this.logger.info(await this.replicas.rebuild(), 'replicas filled');
    this.filled = true;
  }
}
