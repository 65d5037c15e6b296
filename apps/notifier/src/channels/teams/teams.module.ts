import { Module } from '@nestjs/common';
import { ButtonsModule } from '../../buttons/buttons.module';
import { DeliveriesModule } from '../../deliveries/deliveries.module';
import { HandlingModule } from '../../handling/handling.module';
import { configOf } from '../channel-config';
import { BotConnector } from './bot-connector';
import { ActivitiesController } from './activities.controller';
import { AnswerMessage } from './incoming/answer-message';
import { AnswerPress } from './incoming/answer-press';
import { VerifyBotToken } from './incoming/verify-bot-token';
import { TellInChat } from './chat/tell-in-chat';
import { FindCode } from './link/find-code.system';
import { Members } from './members/members';
import { TeamsChannelController } from './teams-channel.controller';
import { TeamsLinks } from './link/teams-links';
import { Pauses } from './pauses';
import { TeamsChannel } from './teams-channel';
import { TeamsTexts } from './teams-texts';
import { TeamsConfig } from './teams.config';

@Module({
  imports: [ButtonsModule, DeliveriesModule, HandlingModule],
  controllers: [ActivitiesController, TeamsChannelController],
  providers: [
    AnswerMessage,
    AnswerPress,
    BotConnector,
    configOf(TeamsConfig),
    FindCode,
    Members,
    Pauses,
    TeamsChannel,
    TeamsLinks,
    TeamsTexts,
    TellInChat,
    VerifyBotToken,
  ],
})
export class TeamsModule {}
