import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { FailedDeliveriesController } from './failed-deliveries.controller';
import { SendFailedAgain } from './send-failed-again';
import { SendOfAnyTenant } from './send-of-any-tenant.system';
import { StaffFailedDeliveriesController } from './staff-failed-deliveries.controller';

/** People have messages sent again that reached nobody. */
@Module({
  imports: [DeliveriesModule],
  controllers: [FailedDeliveriesController, StaffFailedDeliveriesController],
  providers: [SendFailedAgain, SendOfAnyTenant],
})
export class FailedDeliveriesModule {}
