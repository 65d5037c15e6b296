import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { problem } from '../http/problem';
import { PageRenderer } from '../pages/page-renderer';
import { StandIns } from '../stand-ins/find-stand-ins';
import { Switches } from '../switches/switches';
import { KnownAccounts } from './known-accounts';
import { accountLine, explained, faultLines, switchLine } from './lines';
import { topicsOf } from './switches-page.controller';

/** One provider: Linesman's access to each account, and everything that can be broken. */
@Controller('switches')
export class ProviderPageController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly standIns: StandIns,
    private readonly switches: Switches,
    private readonly accounts: KnownAccounts,
  ) {}

  @Get(':provider')
  @Header('content-type', 'text/html; charset=utf-8')
  show(@Param('provider') code: string, @Query('said') said?: string): string {
    const standIn = this.standIns.find(code);
    const target = this.switches.target(code);
    if (!standIn || !target) throw problem(404, 'There is no such provider');
    const on = this.switches.list(code);
    return this.pages.render('switch-pages/provider', {
      title: standIn.name,
      place: '/switches',
      topics: topicsOf(this.standIns),
      said,
      code,
      about: standIn.about,
      on: on.map((one) => switchLine(one, target)),
      faults: faultLines(target, on),
      accounts: this.accounts.of(standIn).map((account) => accountLine(standIn, account)),
      explained: explained(standIn),
    });
  }
}
