import type { SubscriptionCreated } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { SetUpPayment } from './set-up-payment';
import { SubscriptionSetup } from './subscription-setup.entity';

/** Takes a new subscription in. Acts once for each, even if the platform tells it again. */
@Injectable()
export class BeginSetup {
  constructor(private readonly payment: SetUpPayment) {}

  /** @returns false if the subscription was known. */
  async begin(tx: Tx, tenant_id: string, told: SubscriptionCreated): Promise<boolean> {
    const { subscription_id, customer_id, purpose = 'payment_processing', email, name, phone, billing } = told;
    const profile = { email, ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
    const created = await rows(
      tx,
      `insert into subscription_setups (tenant_id, subscription_id, customer_id, purpose, profile, billing, status)
       values ($1, $2, $3, $4, $5, $6, 'unresolved') on conflict do nothing returning subscription_id`,
      [
        tenant_id,
        subscription_id,
        customer_id ?? null,
        purpose,
        JSON.stringify(profile),
        billing ? JSON.stringify(billing) : null,
      ],
    );
    if (created.length === 0) return false;
    await this.payment.attempt(tx, await tx.findOneByOrFail(SubscriptionSetup, { subscription_id }));
    return true;
  }
}
