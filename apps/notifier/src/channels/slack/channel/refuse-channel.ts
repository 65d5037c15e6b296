import { changed, Database, one } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { ClaimedDelivery } from '../../../deliveries/channel';
import { Deliveries } from '../../../deliveries/deliveries';
import { CHANNEL_REFUSED } from '../../../deliveries/occasions';

/** So long its messages are direct ones. Then the channel is tried again. */
const RETRY_AFTER = `interval '1 hour'`;

interface Refused {
  integration_id: string;
  channel_id: string;
  reason: string;
}

/** Remembers that Slack lets nothing be posted in a tenant's channel, and tells the tenant's mailbox, once. */
@Injectable()
export class RefuseChannel {
  constructor(
    private readonly database: Database,
    private readonly deliveries: Deliveries,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param claimed the delivery that was to be posted there. Its signal is where the notice is listed. */
  async refuse(
    { settings, delivery: { signal_id } }: Pick<ClaimedDelivery, 'settings' | 'delivery'>,
    { integration_id, channel_id, reason }: Refused,
  ): Promise<void> {
    const { tenant_id, mail_from } = settings;
    this.logger.warn({ tenant_id, channel_id, reason }, 'a Slack channel takes no messages');
    await this.database.inTenant(tenant_id, async (tx) => {
      const stored = await one<{ is_new: boolean }>(
        tx,
        `insert into slack_channel_refusals (integration_id, channel_id, tenant_id, reason, retry_at)
         values ($1, $2, $3, $4, clock_timestamp() + ${RETRY_AFTER})
         on conflict (integration_id, channel_id) do update set reason = excluded.reason, retry_at = excluded.retry_at
         returning xmax = 0 as is_new`,
        [integration_id, channel_id, tenant_id, reason],
      );
      if (!stored?.is_new) return;
      await this.deliveries.plan(tx, {
        tenant_id,
        signal_id,
        occasion: CHANNEL_REFUSED,
        audience: 'tenant',
        recipient: mail_from,
      });
    });
  }

  /** It takes messages again. */
  async forget(tenantId: string, integrationId: string, channelId: string): Promise<void> {
    await this.database.inTenant(tenantId, (tx) =>
      changed(tx, 'delete from slack_channel_refusals where integration_id = $1 and channel_id = $2', [
        integrationId,
        channelId,
      ]),
    );
  }
}
