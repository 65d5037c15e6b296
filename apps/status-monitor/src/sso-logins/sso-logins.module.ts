import { Module } from '@nestjs/common';
import { ObservationsModule } from '../observations/observations.module';
import { ReportSsoLoginRpc } from './report-sso-login.rpc';
import { SsoLoginsController } from './sso-logins.controller';

/** Takes reports of the platform on people who sign in to it through single sign-on. */
@Module({
  imports: [ObservationsModule],
  controllers: [ReportSsoLoginRpc, SsoLoginsController],
})
export class SsoLoginsModule {}
