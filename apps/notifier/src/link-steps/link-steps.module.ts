import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { LinkStepsController } from './link-steps.controller';
import { OnReconnectLinkStepTaken } from './on-reconnect-link-step-taken';
import { PlanNudge } from './plan-nudge';

/** What people do with the reconnect links of a signal: stored beside it, and shown to the CSM. */
@Module({
  imports: [DeliveriesModule],
  controllers: [LinkStepsController, OnReconnectLinkStepTaken],
  providers: [PlanNudge],
})
export class LinkStepsModule {}
