import { Module } from '@nestjs/common';
import { OAuthModule } from '../../oauth/oauth.module';
import { PagesModule } from '../../pages/pages.module';
import { StateModule } from '../../state/state.module';
import { SwitchesModule } from '../../switches/switches.module';
import { AddPerson } from './add-person';
import { Chat } from './chat';
import { Clicks } from './clicks';
import { Homes } from './homes';
import { Messages } from './messages';
import { PostingLimits } from './posting-limits';
import { ResponseUrlController } from './response-url.controller';
import { ResponseUrls } from './response-urls';
import { SlackApiController } from './slack-api.controller';
import { SlackControlController } from './slack-control.controller';
import { SlackPagesController } from './slack-pages.controller';
import { Workspaces } from './workspaces';

@Module({
  imports: [OAuthModule, PagesModule, StateModule, SwitchesModule],
  controllers: [ResponseUrlController, SlackApiController, SlackControlController, SlackPagesController],
  providers: [AddPerson, Chat, Clicks, Homes, Messages, PostingLimits, ResponseUrls, Workspaces],
})
export class SlackModule {}
