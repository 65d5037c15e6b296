import { afterCommit, type Tx } from '@linesman/persistence';
import type { TtlCache } from '@linesman/readiness';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';

/** Injection token of the cache of readiness assessments: a `TtlCache`. */
export const STATUS_CACHE = Symbol('integrations.status-cache');

const TRY_AGAIN_MS = 500;

/**
 * Empties the cached assessments of a tenant when something that they depend on changes, so that a call to action
 * disappears as soon as its integration is reconnected.
 */
@Injectable()
export class ForgetStatuses implements OnApplicationBootstrap {
  /** Tenants whose assessments could not be emptied yet. */
  private readonly pending = new Set<string>();

  constructor(
    @Inject(STATUS_CACHE) private readonly cache: TtlCache,
    private readonly periodic: Periodic,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(TRY_AGAIN_MS, 'empty cached assessments again', () =>
      Promise.all([...this.pending].map((tenant_id) => this.forget(tenant_id))),
    );
  }

  /** Call it before the transaction emits its event: then nobody hears of the change before the cache is emptied. */
  afterCommit(tx: Tx, tenant_id: string): void {
    afterCommit(tx, () => void this.forget(tenant_id));
  }

  private async forget(tenant_id: string): Promise<void> {
    try {
      await this.cache.empty(tenant_id);
      this.pending.delete(tenant_id);
    } catch (error) {
      if (!this.pending.has(tenant_id)) this.logger.warn({ err: error, tenant_id }, 'assessments not forgotten yet');
      this.pending.add(tenant_id);
    }
  }
}
