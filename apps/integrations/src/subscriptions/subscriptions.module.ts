import { Module } from '@nestjs/common';
import { LinksModule } from '../links/links.module';
import { OnExecutionEnded } from './on-execution-ended';
import { OnSubscriptionCreated } from './on-subscription-created';
import { PaymentSetupController } from './payment-setup.controller';
import { ResumeSetups } from './resume-setups.system';
import { SetUpPayment } from './set-up-payment';

@Module({
  imports: [LinksModule],
  controllers: [OnExecutionEnded, OnSubscriptionCreated, PaymentSetupController],
  providers: [ResumeSetups, SetUpPayment],
})
export class SubscriptionsModule {}
