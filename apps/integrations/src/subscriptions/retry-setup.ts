import { Database } from '@linesman/persistence';
import { notFound, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit';
import { SetUpPayment } from './set-up-payment';
import { SubscriptionSetup } from './subscription-setup.entity';

@Injectable()
export class RetrySetup {
  constructor(
    private readonly database: Database,
    private readonly payment: SetUpPayment,
    private readonly audit: Audit,
  ) {}

  /** Only what certainly did not happen: a second profile of the same customer would be charged to by mistake. */
  retry({ tenantId: tenant_id, subject }: Principal, subscription_id: string): Promise<SubscriptionSetup> {
    return this.database.inTenant(tenant_id, async (tx) => {
      const row = await tx.findOne(SubscriptionSetup, {
        where: { subscription_id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) throw notFound('payment setup');
      if (row.status !== 'failed' && row.status !== 'unresolved')
        throw new Problem(
          409,
          'not-over',
          `This setup is ${row.status}: only what failed or found nobody is tried again.`,
        );
      const tried = await this.payment.attempt(tx, row);
      await this.audit.record(tx, {
        tenant_id,
        actor: subject,
        action: 'payment_setup.retried',
        subject_type: 'subscription',
        subject_id: subscription_id,
        detail: { status: tried.status, attempt: tried.attempt },
      });
      return tried;
    });
  }
}
