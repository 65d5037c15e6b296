import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { SandboxConfig } from '../config';
import { type KnownAccount, KnownAccounts } from '../switches/known-accounts';
import { Switches } from '../switches/switches';
import { providerNames } from '../switches/switch-words';
import { oauthProviders, type Provider, providers } from '../traffic/providers';
import { World } from '../world/world';
import { html, type Html } from './html';
import { page } from './layout';
import { mailSwitches } from './mail-switches.view';
import { noticeOf } from './notice';
import { switchesOn } from './switches-on.view';

export const hearsSwitches = ['switches', ...oauthProviders.map((code) => `oauth-${code}`)];

const counted = (accounts: KnownAccount[]): string => {
  const connected = accounts.filter(({ state }) => state === 'connected' || state === 'expired').length;
  if (accounts.length === 0) return 'People who sign in to Linesman';
  if (accounts.some(({ state }) => state.startsWith('key_'))) return `${accounts.length} accounts with a key`;
  return `${connected} of ${accounts.length} accounts connected`;
};

/** What Linesman’s customers connect comes first. */
const ordered = [...providers.filter((code) => code !== 'idp'), 'webhooks' as const, 'idp' as const];

@Controller('switches')
export class SwitchesPages {
  constructor(
    @Inject(SandboxConfig) private readonly config: SandboxConfig,
    @Inject(Switches) private readonly switches: Switches,
    @Inject(KnownAccounts) private readonly accounts: KnownAccounts,
    @Inject(World) private readonly world: World,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  show(@Query('said') said?: string): string {
    const console = this.config.public_origin;
    return page({
      title: 'Switches',
      place: '/switches',
      hears: hearsSwitches,
      console,
      notice: noticeOf(said, console),
      body: html`<div class="head-main">
          <h1>Switches</h1>
          <p class="lead">
            Break the outside world and watch what Linesman makes of it, here in <a href="/slack">Slack</a> and the
            <a href="/mail">mailbox</a> and over in <a href="${console}/">the console</a>. Everything can be mended.
          </p>
        </div>
        ${switchesOn(this.switches.list())}
        <section class="card">
          <div class="card-head"><h2>What can be broken</h2></div>
          <ul class="rows">
            ${ordered.map((provider) => this.row(provider))}
          </ul>
        </section>
        ${mailSwitches(this.world)}`,
    });
  }

  private row(provider: Provider | 'webhooks'): Html {
    const { name, about } = providerNames[provider];
    const broken = this.switches.list(provider).length;
    return html`<li>
      <a class="line" href="/switches/${provider}">
        <span class="tile" aria-hidden="true">${name.charAt(0)}</span>
        <span class="line-main"
          ><span class="line-title">${name}</span
          ><span class="dim small"
            >${provider === 'webhooks' ? 'Fail those of one integration' : counted(this.accounts.of(provider))}<span
              class="wide"
            >
              · ${about}</span
            ></span
          ></span
        >
        ${
          broken > 0
            ? html`<span class="badge bad">${broken} broken</span>`
            : html`<span class="badge good">Works</span>`
        }
      </a>
    </li>`;
  }
}
