import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { StaffSignalsModule } from '../staff-signals/staff-signals.module';
import { WatchDeliveries } from './watch-deliveries';

/** Tells our staff that messages of a channel are not sent. */
@Module({
  imports: [DeliveriesModule, StaffSignalsModule],
  providers: [WatchDeliveries],
})
export class LateDeliveriesModule {}
