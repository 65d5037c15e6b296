import { LeasesModule } from '@linesman/leases';
import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../../deliveries/deliveries.module';
import { ResponsesModule } from '../../responses/responses.module';
import { configOf } from '../channel-config';
import { Conversations } from './conversations';
import { FindOnSlack } from './find-on-slack';
import { InteractivityController } from './interactivity.controller';
import { SlackChannel } from './slack-channel';
import { SlackConfig } from './slack.config';
import { SlackTexts } from './slack-texts';
import { Workspaces } from './workspaces';

@Module({
  imports: [DeliveriesModule, LeasesModule.forPurpose('notification'), ResponsesModule],
  controllers: [InteractivityController],
  providers: [configOf(SlackConfig), Conversations, FindOnSlack, SlackChannel, SlackTexts, Workspaces],
})
export class SlackModule {}
