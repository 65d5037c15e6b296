import { changed, Database } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { HeldFailures, type Many } from './held-failures';

const WITHIN_MINUTES = 5;

/** Over all tenants. A signal without a customer counts as one of its tenant. */
const manyAtOnce = {
  name: 'many_failures_at_once',
  text: `select integration_type as connection_code, customer_cause as cause,
      count(distinct coalesce(customer_id, tenant_id::text))::int as customers
    from signals where state = 'open' and customer_cause is not null
      and created_at > now() - interval '${WITHIN_MINUTES} minutes'
    group by 1, 2 having count(distinct coalesce(customer_id, tenant_id::text)) >= $1::int`,
};

/** Held runs whose hold was ended before its time, also those that a process added which did not know yet. */
const released = {
  name: 'released_runs',
  text: `select distinct r.tenant_id, r.held_by from workflow_runs r join held_failures h on h.hold_id = r.held_by
    where r.state = 'held' and r.hold_until > now() and h.ended_at is not null and h.ends_at > now()`,
};

interface Released {
  tenant_id: string;
  held_by: string;
}

/** Notices that many customers of one connection fail at once, and lets the runs go on that staff release. */
@Injectable()
export class WatchFailures implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly held: HeldFailures,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'watch for many failures at once', () => this.watch());
  }

  private async watch(): Promise<void> {
    const { HOLD_AT_CUSTOMERS: least } = this.config;
    if (least > 0)
      for (const many of await this.database.queryInSystem<Many>(manyAtOnce, [least])) await this.held.begin(many);
    await this.held.follow();
    for (const one of await this.database.queryInSystem<Released>(released, [])) await this.letGo(one);
  }

  private async letGo({ tenant_id, held_by }: Released): Promise<void> {
    const runs = await this.database.inTenant(tenant_id, (tx) =>
      changed(tx, `update workflow_runs set hold_until = clock_timestamp() where held_by = $1 and state = 'held'`, [
        held_by,
      ]),
    );
    this.logger.info({ tenant_id, hold_id: held_by, runs }, 'held messages are released');
  }
}
