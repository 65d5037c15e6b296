import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { FollowOutage } from './follow-outage';
import { FollowOutages } from './follow-outages.system';
import { OnProviderOutage } from './on-provider-outage';
import { TellReaders } from './tell-readers';

/** One message about an outage to each of its readers, in place of one about each signal. */
@Module({
  imports: [DeliveriesModule],
  controllers: [OnProviderOutage],
  providers: [FollowOutage, FollowOutages, TellReaders],
})
export class OutagesModule {}
