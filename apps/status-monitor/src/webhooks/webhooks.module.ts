import { Module } from '@nestjs/common';
import { ObservationsModule } from '../observations/observations.module';
import { FindSilence } from './find-silence.system';
import { ReportWebhookDeliveryRpc } from './report-webhook-delivery.rpc';
import { RequestTest } from './request-test';
import { RollUpReports } from './roll-up-reports.system';
import { TakeDelivery } from './take-delivery';
import { WebhookDeliveriesController } from './webhook-deliveries.controller';
import { WebhookEndpointsController } from './webhook-endpoints.controller';

/** Reports of webhooks, what they say of each endpoint, and test deliveries. */
@Module({
  imports: [ObservationsModule],
  controllers: [ReportWebhookDeliveryRpc, WebhookDeliveriesController, WebhookEndpointsController],
  providers: [FindSilence, RequestTest, RollUpReports, TakeDelivery],
})
export class WebhooksModule {}
