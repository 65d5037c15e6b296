import { afterCommit, type Tx } from '@linesman/persistence';
import type { TtlCache } from '@linesman/readiness';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { STATUS_CACHE } from './status-cache';

const TRY_AGAIN_MS = 500;

/** Called by whatever changes the answer for a tenant, so that a reconnect clears the call to action at once. */
@Injectable()
export class ForgetStatuses implements OnApplicationShutdown {
  private readonly owed = new Map<string, NodeJS.Timeout>();

  constructor(
    @Inject(STATUS_CACHE) private readonly cache: TtlCache,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Before anybody else hears of the change, if called before its event is handed in. */
  afterCommit(tx: Tx, tenant_id: string): void {
    afterCommit(tx, () => void this.forget(tenant_id));
  }

  onApplicationShutdown(): void {
    for (const timer of this.owed.values()) clearTimeout(timer);
  }

  private async forget(tenant_id: string): Promise<void> {
    try {
      await this.cache.empty(tenant_id);
      clearTimeout(this.owed.get(tenant_id));
      this.owed.delete(tenant_id);
    } catch (error) {
      if (!this.owed.has(tenant_id)) this.logger.warn({ err: error, tenant_id }, 'assessments not forgotten yet');
      clearTimeout(this.owed.get(tenant_id));
      this.owed.set(tenant_id, setTimeout(() => void this.forget(tenant_id), TRY_AGAIN_MS).unref());
    }
  }
}
