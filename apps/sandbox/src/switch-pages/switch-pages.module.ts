import { Module } from '@nestjs/common';
import { OAuthModule } from '../oauth/oauth.module';
import { PagesModule } from '../pages/pages.module';
import { SwitchesModule } from '../switches/switches.module';
import { ButtonsController } from './buttons.controller';
import { KnownAccounts } from './known-accounts';
import { ProviderPageController } from './provider-page.controller';
import { SwitchesPageController } from './switches-page.controller';

@Module({
  imports: [OAuthModule, PagesModule, SwitchesModule],
  controllers: [SwitchesPageController, ProviderPageController, ButtonsController],
  providers: [KnownAccounts],
})
export class SwitchPagesModule {}
