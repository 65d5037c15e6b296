import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { SandboxConfig } from '../config';
import { KnownAccounts } from '../switches/known-accounts';
import { Switches } from '../switches/switches';
import { grantWords, providerNames, switchWords } from '../switches/switch-words';
import { oauthProviders, type Provider, providers } from '../traffic/providers';
import { problem } from '../traffic/problem';
import { accountLine } from './account.view';
import { faultLines } from './faults.view';
import { html, type Html } from './html';
import { page } from './layout';
import { noticeOf } from './notice';
import { switchLine } from './switches-on.view';
import { hearsSwitches } from './switches.pages';

const words = (all: { name: string; does: string; then: string }[]): Html =>
  html`<dl class="words pad rows">
    ${all.map(
      ({ name, does, then }) =>
        html`<dt>${name}</dt>
          <dd>${does} <span class="dim">${then}</span></dd>`,
    )}
  </dl>`;

const told = (
  kind: 'refuse_scope' | 'deactivate_account' | 'reject_key',
): { name: string; does: string; then: string } => ({
  ...switchWords[kind],
  does: kind === 'refuse_scope' ? 'Calls that need it are refused; others work.' : switchWords[kind].does({}),
});

/** One provider: whose access stands, and everything that can be broken about it. */
@Controller('switches')
export class ProviderPages {
  constructor(
    @Inject(SandboxConfig) private readonly config: SandboxConfig,
    @Inject(Switches) private readonly switches: Switches,
    @Inject(KnownAccounts) private readonly accounts: KnownAccounts,
  ) {}

  @Get(':provider')
  @Header('content-type', 'text/html; charset=utf-8')
  show(@Param('provider') code: string, @Query('said') said?: string): string {
    const provider = providers.find((one) => one === code);
    if (!provider) throw problem(404, 'No such provider');
    const { name, about } = providerNames[provider];
    const console = this.config.public_origin;
    const on = this.switches.list(provider);
    return page({
      title: name,
      place: '/switches',
      hears: hearsSwitches,
      console,
      notice: noticeOf(said, console),
      body: html`<p class="crumbs"><a href="/switches">Switches</a> / ${name}</p>
        <div class="head">
          <span class="tile big" aria-hidden="true">${name.charAt(0)}</span>
          <div class="head-main">
            <h1>${name}</h1>
            <p class="dim">${about}</p>
          </div>
          <span class="badge ${on.length > 0 ? 'bad' : 'good'}"
            >${on.length > 0 ? `${on.length} broken` : 'Works'}</span
          >
        </div>
        ${
          on.length > 0 &&
          html`<section class="card" id="on">
            <div class="card-head"><h2>Broken right now</h2></div>
            <ul class="rows">
              ${on.map((one) => switchLine(one))}
            </ul>
          </section>`
        }
        ${this.people(provider)}
        <section class="card" id="faults">
          <div class="card-head"><h2>The whole provider</h2></div>
          <p class="said">For every account, until you turn it off.</p>
          <ul class="rows">
            ${faultLines(provider, on)}
          </ul>
        </section>`,
    });
  }

  private people(provider: Provider): Html | undefined {
    const accounts = this.accounts.of(provider);
    if (accounts.length === 0) return undefined;
    const isOAuth = oauthProviders.some((code) => code === provider);
    const knowsScopes = isOAuth && provider !== 'basecamp';
    const explained = isOAuth
      ? [
          grantWords.revoke,
          grantWords.expire,
          ...(knowsScopes ? [told('refuse_scope')] : []),
          told('deactivate_account'),
        ]
      : [told('reject_key')];
    return html`<section class="card" id="accounts">
      <div class="card-head"><h2>${provider === 'slack' ? 'Workspaces' : 'Accounts'}</h2></div>
      <p class="said">
        Linesman notices with its next call. It also looks by itself: under <code>npm start</code> at Dropbox every
        three seconds, elsewhere every five minutes. Executing something on the integration’s page in
        <a href="${this.config.public_origin}/integrations">the console</a> shows it at once.
      </p>
      <ul class="rows">
        ${accounts.map((account) => accountLine(provider, account))}
      </ul>
      <details class="rows" id="words">
        <summary class="pad">What each button does, and what you will see</summary>
        ${words(explained)}
      </details>
    </section>`;
  }
}
