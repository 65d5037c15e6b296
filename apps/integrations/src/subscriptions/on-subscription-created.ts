import { type Envelope, type SubscriptionCreated, subscriptionCreated } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { rows } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { SetUpPayment } from './set-up-payment';
import { SubscriptionSetup } from './subscription-setup.entity';

@Controller()
export class OnSubscriptionCreated {
  constructor(private readonly payment: SetUpPayment) {}

  /** Acts once for each subscription, even if the platform publishes it again under another event id. */
  @OnEvent(subscriptionCreated)
  async setUp({ tenantid, data }: Envelope<SubscriptionCreated>, { tx }: EventContext): Promise<void> {
    const { subscription_id, customer_id, purpose = 'payment_processing', email, name, phone, billing } = data;
    const profile = { email, ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
    const created = await rows(
      tx,
      `insert into subscription_setups (tenant_id, subscription_id, customer_id, purpose, profile, billing, status)
       values ($1, $2, $3, $4, $5, $6, 'unresolved') on conflict do nothing returning subscription_id`,
      [
        tenantid,
        subscription_id,
        customer_id ?? null,
        purpose,
        JSON.stringify(profile),
        billing ? JSON.stringify(billing) : null,
      ],
    );
    if (created.length === 0) return;
    await this.payment.attempt(tx, await tx.findOneByOrFail(SubscriptionSetup, { subscription_id }));
  }
}
