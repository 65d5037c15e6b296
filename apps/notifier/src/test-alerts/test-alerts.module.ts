import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { ReadAlerting } from './read-alerting';
import { SendTestAlert } from './send-test-alert';
import { TestAlertsController } from './test-alerts.controller';

/** Shows an administrator whether alerts would arrive, before something breaks. */
@Module({
  imports: [DeliveriesModule],
  controllers: [TestAlertsController],
  providers: [ReadAlerting, SendTestAlert],
})
export class TestAlertsModule {}
