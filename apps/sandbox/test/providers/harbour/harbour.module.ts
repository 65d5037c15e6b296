import { Module } from '@nestjs/common';
import { OAuthModule } from '../../../src/oauth/oauth.module';
import { PagesModule } from '../../../src/pages/pages.module';
import { StateModule } from '../../../src/state/state.module';
import { HarbourController } from './harbour.controller';
import { Ships } from './ships';

@Module({ imports: [OAuthModule, PagesModule, StateModule], controllers: [HarbourController], providers: [Ships] })
export class HarbourModule {}
