import { Module } from '@nestjs/common';
import { StateModule } from '../../state/state.module';
import { SwitchesModule } from '../../switches/switches.module';
import { Certificates } from './certificates';
import { SsoSamlController } from './sso-saml.controller';

@Module({ imports: [StateModule, SwitchesModule], controllers: [SsoSamlController], providers: [Certificates] })
export class SsoSamlModule {}
