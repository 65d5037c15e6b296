import { Controller, Get, Query } from '@nestjs/common';
import { problem } from '../http/problem';
import { StandIns } from './find-stand-ins';
import type { ProviderAccount } from './stand-in';

@Controller('_control/accounts')
export class AccountsController {
  constructor(private readonly standIns: StandIns) {}

  @Get()
  accounts(@Query('provider') provider = ''): { accounts: ProviderAccount[] } {
    const known = this.standIns.all.filter(({ access }) => access);
    const standIn = known.find(({ code }) => code === provider);
    if (!standIn) {
      throw problem(422, `provider must be one of ${known.map(({ code }) => code).join(', ')}`, 'provider');
    }
    return { accounts: this.standIns.accountsOf(standIn) };
  }
}
