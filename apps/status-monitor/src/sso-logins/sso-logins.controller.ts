import { SsoLogin } from '@linesman/contracts';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { observationOf } from './observation-of';
import { TakeReport } from '../observations/take-report';

/** Takes reports on people who sign in to the platform through single sign-on. */
@Roles('service', 'tenant_admin')
@Controller('sso-logins')
export class SsoLoginsController {
  constructor(private readonly reports: TakeReport) {}

  /**
   * Reports one attempt to sign in; a repeated report does nothing. Three of the last five that fail for what the
   * customer configured degrade the integration, and disconnect it while none works; two that work in a row end it.
   */
  @Post()
  @HttpCode(204)
  async report(@Body() login: SsoLogin, @Caller() caller: Principal): Promise<void> {
    await this.reports.take(caller.tenantId, login, observationOf(login));
  }
}
