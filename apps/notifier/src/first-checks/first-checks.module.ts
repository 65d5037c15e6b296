import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { OnFirstCheckMessageRequested } from './on-first-check-message-requested';
import { SendFirstChecks } from './send-first-checks.system';

/** Tells the user who added an integration what its first check found. */
@Module({
  imports: [DeliveriesModule],
  controllers: [OnFirstCheckMessageRequested],
  providers: [SendFirstChecks],
})
export class FirstChecksModule {}
