import { Module } from '@nestjs/common';
import { PagesModule } from '../pages/pages.module';
import { StateModule } from '../state/state.module';
import { SwitchesModule } from '../switches/switches.module';
import { AuthorizationService } from './authorization-service';
import { BearerTokens } from './bearer';
import { ConsentController } from './consent.controller';
import { Grants } from './grants';
import { GrantsController } from './grants.controller';
import { SigningKey } from './signing-key';

@Module({
  imports: [PagesModule, StateModule, SwitchesModule],
  controllers: [ConsentController, GrantsController],
  providers: [AuthorizationService, BearerTokens, Grants, SigningKey],
  exports: [AuthorizationService, BearerTokens, Grants, SigningKey],
})
export class OAuthModule {}
