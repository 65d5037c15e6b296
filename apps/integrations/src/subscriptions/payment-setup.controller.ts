import { SUBSCRIPTION_ID } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Caller, invalidFields, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { SetUpPayment } from './set-up-payment';
import { SubscriptionSetup } from './subscription-setup.entity';

export type PaymentSetupView = Omit<SubscriptionSetup, 'tenant_id' | 'profile'>;

@Roles('tenant_admin', 'csm', 'service')
@Controller('subscriptions/:subscription_id/payment-setup')
export class PaymentSetupController {
  constructor(
    private readonly database: Database,
    private readonly payment: SetUpPayment,
  ) {}

  /** How far the payment setup of a subscription is, and its result. */
  @Get()
  async get(@Caller() { tenantId }: Principal, @Param('subscription_id') id: string): Promise<PaymentSetupView> {
    const subscription_id = acceptId(id);
    const row = await this.database.inTenant(tenantId, (tx) => tx.findOneBy(SubscriptionSetup, { subscription_id }));
    if (!row) throw notFound('payment setup');
    return viewOf(row);
  }

  /** Tries a failed or unresolved setup again, with the integration that serves the subscription now. */
  @Roles('tenant_admin', 'service')
  @Post('retry')
  @HttpCode(202)
  async retry(@Caller() caller: Principal, @Param('subscription_id') id: string): Promise<PaymentSetupView> {
    return viewOf(await this.payment.retry(caller, acceptId(id)));
  }
}

const viewOf = ({ tenant_id: _tenant, profile: _profile, ...shown }: SubscriptionSetup): PaymentSetupView => shown;

function acceptId(subscription_id: string): string {
  if (SUBSCRIPTION_ID.test(subscription_id)) return subscription_id;
  throw invalidFields([{ field: 'subscription_id', message: 'must be an id of at most 128 characters' }]);
}
