import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { StaffSignalsModule } from '../staff-signals/staff-signals.module';
import { GivenUp } from './given-up.system';
import { WatchChannels } from './watch-channels';

/** Tells our staff that messages of a channel are late or given up. */
@Module({
  imports: [DeliveriesModule, StaffSignalsModule],
  providers: [GivenUp, WatchChannels],
})
export class ChannelWatchModule {}
