import { Module } from '@nestjs/common';
import { OAuthModule } from '../oauth/oauth.module';
import { StateModule } from '../state/state.module';
import { SwitchesModule } from '../switches/switches.module';
import { FollowSwitches } from './follow-switches';
import { PushSender } from './push-sender';
import { PushesController } from './pushes.controller';

@Module({
  imports: [OAuthModule, StateModule, SwitchesModule],
  controllers: [PushesController],
  providers: [FollowSwitches, PushSender],
})
export class PushesModule {}
