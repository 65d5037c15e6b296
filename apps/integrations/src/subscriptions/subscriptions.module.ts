import { Module } from '@nestjs/common';
import { LinksModule } from '../links/links.module';
import { OnExecutionEnded } from './on-execution-ended';
import { OnSubscriptionCreated } from './on-subscription-created';
import { PaymentSetupController } from './payment-setup.controller';
import { SetUpPayment } from './set-up-payment';

@Module({
  imports: [LinksModule],
  controllers: [OnExecutionEnded, OnSubscriptionCreated, PaymentSetupController],
  providers: [SetUpPayment],
})
export class SubscriptionsModule {}
