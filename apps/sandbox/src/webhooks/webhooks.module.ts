import { Module } from '@nestjs/common';
import { PagesModule } from '../pages/pages.module';
import { IdpModule } from '../providers/idp/idp.module';
import { StateModule } from '../state/state.module';
import { Switches } from '../switches/switches';
import { SwitchesModule } from '../switches/switches.module';
import { CustomerEndpointController } from './customer-endpoint.controller';
import { webhooksTarget } from './fail-webhooks';
import { HearTests } from './hear-tests';
import { LinesmanApi } from './linesman-api';
import { WebhookSender } from './webhook-sender';
import { WebhooksController } from './webhooks.controller';

@Module({
  imports: [IdpModule, PagesModule, StateModule, SwitchesModule],
  controllers: [CustomerEndpointController, WebhooksController],
  providers: [HearTests, LinesmanApi, WebhookSender],
  exports: [LinesmanApi],
})
export class WebhooksModule {
  constructor(switches: Switches) {
    switches.register(webhooksTarget);
  }
}
