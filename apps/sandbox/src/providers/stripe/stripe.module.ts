import { Module } from '@nestjs/common';
import { StateModule } from '../../state/state.module';
import { SwitchesModule } from '../../switches/switches.module';
import { Billing } from './billing';
import { Payments } from './payments';
import { StripeStore } from './stripe-store';
import { StripeController } from './stripe.controller';

@Module({
  imports: [StateModule, SwitchesModule],
  controllers: [StripeController],
  providers: [Billing, Payments, StripeStore],
})
export class StripeModule {}
