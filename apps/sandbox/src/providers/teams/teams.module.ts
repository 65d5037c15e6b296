import { Module } from '@nestjs/common';
import { OAuthModule } from '../../oauth/oauth.module';
import { PagesModule } from '../../pages/pages.module';
import { StateModule } from '../../state/state.module';
import { SwitchesModule } from '../../switches/switches.module';
import { BotConnectorController } from './bot-connector.controller';
import { BotFrameworkController } from './bot-framework.controller';
import { BotTokens } from './bot-tokens';
import { Messages } from './messages';
import { Presses } from './presses';
import { TeamsPagesController } from './teams-pages.controller';
import { TellLinesman } from './tell-linesman';
import { WriteToLinesman } from './write-to-linesman';

@Module({
  imports: [OAuthModule, PagesModule, StateModule, SwitchesModule],
  controllers: [BotConnectorController, BotFrameworkController, TeamsPagesController],
  providers: [BotTokens, Messages, Presses, TellLinesman, WriteToLinesman],
})
export class TeamsModule {}
