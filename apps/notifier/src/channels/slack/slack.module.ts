import { LeasesModule } from '@linesman/leases';
import { Module } from '@nestjs/common';
import { ButtonsModule } from '../../buttons/buttons.module';
import { DeliveriesModule } from '../../deliveries/deliveries.module';
import { HandlingModule } from '../../handling/handling.module';
import { SettingsModule } from '../../settings/settings.module';
import { configOf } from '../channel-config';
import { AssignOnSlack } from './assign-on-slack';
import { FindChannel } from './channel/find-channel';
import { FindChannelRpc } from './channel/find-channel.rpc';
import { RefuseChannel } from './channel/refuse-channel';
import { Conversations } from './conversations';
import { FindOnSlack } from './find-on-slack';
import { OpenHomeRpc } from './home/open-home.rpc';
import { ShowHomes } from './home/show-homes.system';
import { InteractivityController } from './interactivity.controller';
import { Members } from './members';
import { OnCustomerUpserted } from './on-customer-upserted';
import { OpenConversations } from './open-conversations.system';
import { PostToPerson } from './post-to-person';
import { SlackChannel } from './slack-channel';
import { SlackConfig } from './slack.config';
import { SlackTexts } from './slack-texts';
import { TellClicker } from './tell-clicker';
import { TestOnSlack } from './test-on-slack';
import { WorkspaceLimits } from './workspace-limits';
import { Workspaces } from './workspaces';

@Module({
  imports: [ButtonsModule, DeliveriesModule, HandlingModule, LeasesModule.forPurpose('notification'), SettingsModule],
  controllers: [FindChannelRpc, InteractivityController, OpenHomeRpc, OnCustomerUpserted],
  providers: [
    AssignOnSlack,
    configOf(SlackConfig),
    Conversations,
    FindChannel,
    FindOnSlack,
    Members,
    OpenConversations,
    PostToPerson,
    RefuseChannel,
    ShowHomes,
    SlackChannel,
    SlackTexts,
    TellClicker,
    TestOnSlack,
    WorkspaceLimits,
    Workspaces,
  ],
  exports: [SlackConfig, Workspaces],
})
export class SlackModule {}
