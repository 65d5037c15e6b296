import { Controller, Get, Header, Query } from '@nestjs/common';
import { bounce, defer } from '../mail/mail-switches';
import { PageRenderer } from '../pages/page-renderer';
import { type FoundStandIn, StandIns } from '../stand-ins/find-stand-ins';
import { Switches } from '../switches/switches';
import { World } from '../world/world';
import { KnownAccounts } from './known-accounts';
import { switchLine } from './lines';

export const topicsOf = ({ oauth }: StandIns): string[] => ['switches', ...oauth.map(({ code }) => `oauth-${code}`)];

/** Everything that is broken, and what can be. */
@Controller('switches')
export class SwitchesPageController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly standIns: StandIns,
    private readonly switches: Switches,
    private readonly accounts: KnownAccounts,
    private readonly world: World,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  show(@Query('said') said?: string): string {
    const isConnected = ({ access }: FoundStandIn): boolean => access !== undefined;
    const { all } = this.standIns;
    const targets = [
      ...all.filter(isConnected).map((standIn) => this.target(standIn.code, this.count(standIn))),
      this.target('webhooks', 'Fail those of one integration'),
      ...all.filter((one) => !isConnected(one)).map(({ code }) => this.target(code, 'People who sign in to Linesman')),
    ];
    return this.pages.render('switch-pages/switches', {
      title: 'Switches',
      place: '/switches',
      topics: topicsOf(this.standIns),
      said,
      on: this.switches.list().map((one) => switchLine(one, this.switches.target(one.provider), { from: 'all' })),
      targets,
      people: this.people(),
      bounce,
      defer,
    });
  }

  private target(code: string, state: string): object {
    const { name = code, about = '' } = this.switches.target(code) ?? {};
    return { code, name, about, state, broken: this.switches.list(code).length };
  }

  private count(standIn: FoundStandIn): string {
    const accounts = this.accounts.of(standIn);
    if (standIn.access === 'key') return `${accounts.length} account${accounts.length === 1 ? '' : 's'} with a key`;
    const connected = accounts.filter(({ state }) => state === 'connected' || state === 'expired').length;
    return `${connected} of ${accounts.length} accounts connected`;
  }

  /** Whom Linesman may write to. */
  private people(): { email: string; name: string }[] {
    const people = this.world.tenants.flatMap(({ customers }) =>
      customers.flatMap(({ name, technical_contact: contact, csm }) => [
        { email: contact.email, name: `${contact.name}, ${name}` },
        { email: csm.email, name: `${csm.name}, CSM` },
      ]),
    );
    return [...new Map(people.map((one) => [one.email, one])).values()];
  }
}
