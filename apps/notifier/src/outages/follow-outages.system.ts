import { Database } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { FollowOutage } from './follow-outage';

interface Open {
  outage_id: string;
  tenant_id: string;
}

const open = {
  name: 'open_outages',
  text: 'select outage_id, tenant_id from outages where settled_at is null order by tenant_id, outage_id',
};

/** Follows the outages of all tenants. All of it is in tables, so any process goes on with it, also after a restart. */
@Injectable()
export class FollowOutages implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly outage: FollowOutage,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'follow outages', () => this.follow());
  }

  private async follow(): Promise<void> {
    for (const { outage_id, tenant_id } of await this.database.queryInSystem<Open>(open, []))
      await this.outage
        .follow(tenant_id, outage_id)
        .catch((error: unknown) =>
          this.logger.warn({ err: error, tenant_id, outage_id }, 'an outage was not followed'),
        );
  }
}
