import { Module } from '@nestjs/common';
import { LinksModule } from '../links/links.module';
import { ProvidersModule } from '../providers/providers.module';
import { AnnounceSubscriptionRpc } from './announce-subscription.rpc';
import { BeginSetup } from './begin-setup';
import { EndSetup } from './end-setup';
import { PaymentSetupController } from './payment-setup.controller';
import { ResumeSetups } from './resume-setups.system';
import { SetUpPayment } from './set-up-payment';

@Module({
  imports: [LinksModule, ProvidersModule],
  controllers: [AnnounceSubscriptionRpc, PaymentSetupController],
  providers: [BeginSetup, EndSetup, ResumeSetups, SetUpPayment],
  exports: [EndSetup],
})
export class SubscriptionsModule {}
