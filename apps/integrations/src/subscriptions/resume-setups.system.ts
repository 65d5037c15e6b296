import { Database, rows } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { SetUpPayment } from './set-up-payment';
import { SubscriptionSetup } from './subscription-setup.entity';

const EVERY_MS = 5_000;
const MOST = 200;

/** Goes on with setups that waited for an integration, of all tenants: the platform's integration may serve them. */
@Injectable()
export class ResumeSetups implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly payment: SetUpPayment,
    private readonly periodic: Periodic,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'go on with waiting payment setups', () => this.resume());
  }

  async resume(): Promise<void> {
    const ready = await this.database.inSystem((tx) =>
      rows<{ tenant_id: string; subscription_id: string }>(
        tx,
        `select s.tenant_id, s.subscription_id from subscription_setups s
         left join integrations i on i.integration_id = s.integration_id and i.deleted_at is null
         where s.status = 'waiting' and i.status is distinct from 'error' limit $1`,
        [MOST],
      ),
    );
    for (const { tenant_id, subscription_id } of ready)
      await this.attempt(tenant_id, subscription_id).catch((error: unknown) =>
        this.logger.warn({ err: error, tenant_id, subscription_id }, 'a waiting payment setup could not be continued'),
      );
  }

  private async attempt(tenant_id: string, subscription_id: string): Promise<void> {
    await this.database.inTenant(tenant_id, async (tx) => {
      const row = await tx.findOne(SubscriptionSetup, {
        where: { subscription_id, status: 'waiting' },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (row) await this.payment.attempt(tx, row);
    });
  }
}
