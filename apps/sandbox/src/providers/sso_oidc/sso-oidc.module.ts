import { Module } from '@nestjs/common';
import { StateModule } from '../../state/state.module';
import { SwitchesModule } from '../../switches/switches.module';
import { SigningKeys } from './signing-keys';
import { SsoOidcController } from './sso-oidc.controller';

@Module({ imports: [StateModule, SwitchesModule], controllers: [SsoOidcController], providers: [SigningKeys] })
export class SsoOidcModule {}
