import { Body, Controller, Get, Header, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type GrantRequest, Grants } from '../control/grants';
import { Switches } from '../switches/switches';
import { oauthProviders, providers } from '../traffic/providers';
import { World } from '../world/world';
import { html, type Html } from './html';
import { page } from './layout';

type Fields = Record<string, string>;

const hidden = (fields: Fields): Html[] =>
  Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);

const press = (action: string, label: string, fields: Fields, style = ''): Html =>
  html`<form method="post" action="/switches/${action}">
    ${hidden(fields)}<button class="${style}">${label}</button>
  </form>`;

const faults: [string, Fields][] = [
  ['Down (503)', { kind: 'status', status: '503' }],
  ['Down (500)', { kind: 'status', status: '500' }],
  ['Reset connections', { kind: 'reset' }],
  ['Lose answers', { kind: 'lost_answer' }],
  ['Slow (2 s)', { kind: 'slow', ms: '2000' }],
  ['Rate limit', { kind: 'rate_limit', retry_after: '5' }],
];

@Controller('switches')
export class SwitchesPages {
  constructor(
    @Inject(Switches) private readonly switches: Switches,
    @Inject(Grants) private readonly grants: Grants,
    @Inject(World) private readonly world: World,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  show(): string {
    const on = this.switches.list().map(
      ({ id, provider, kind, ...details }) =>
        html`<tr>
          <td>${provider}</td>
          <td>${kind}</td>
          <td><code>${JSON.stringify(details)}</code></td>
          <td>${press('remove', 'Turn off', { id })}</td>
        </tr>`,
    );
    const grants = oauthProviders
      .flatMap((provider) => this.grants.list({ provider }))
      .map(
        ({ grant_id, provider, account, client_id, granted_at }) =>
          html`<tr>
            <td>${provider}</td>
            <td>${account}</td>
            <td class="dim">${client_id}, ${granted_at}</td>
            <td class="row">
              ${press('revoke', 'Revoke', { provider, grant_id }, 'danger')}
              ${press('expire', 'Expire access tokens', { provider, account })}
            </td>
          </tr>`,
      );
    const traffic = providers.map(
      (provider) =>
        html`<tr>
          <td>${provider}</td>
          <td class="row">${faults.map(([label, fields]) => press('add', label, { provider, ...fields }))}</td>
        </tr>`,
    );
    const keys = this.world.provider_accounts.stripe.map(
      ({ account, name }) =>
        html`<tr>
          <td>stripe</td>
          <td>${name}</td>
          <td>
            ${press('add', 'Reject its API key', { provider: 'stripe', kind: 'reject_key', key: account }, 'danger')}
          </td>
        </tr>`,
    );
    const none = (rows: Html[], text: string): Html | false => rows.length === 0 && html`<p class="dim">${text}</p>`;
    return page(
      'Switches',
      html`<h1>Switches</h1>
        <h2>On now</h2>
        <table>
          ${on}
        </table>
        ${none(on, 'Everything works.')} ${on.length > 0 && press('clear', 'Turn all off', {})}
        <h2>Grants</h2>
        <table>
          ${grants}
        </table>
        ${none(grants, 'Nobody has given Linesman access yet.')}
        <h2>API keys</h2>
        <table>
          ${keys}
        </table>
        <h2>Break a provider</h2>
        <table>
          ${traffic}
        </table>
        <h2>Mail</h2>
        <form class="row" method="post" action="/switches/add">
          ${hidden({ provider: 'mail' })}
          <input name="recipient" type="email" placeholder="recipient" required />
          <button name="kind" value="bounce">Bounce (550)</button>
          <button name="kind" value="defer">Defer (451)</button>
        </form>`,
    );
  }

  @Post('add')
  add(@Body() body: Fields, @Res() reply: FastifyReply): void {
    this.switches.add(body);
    this.back(reply);
  }

  @Post('remove')
  remove(@Body() body: { id?: string } | undefined, @Res() reply: FastifyReply): void {
    this.switches.remove(body?.id ?? '');
    this.back(reply);
  }

  @Post('clear')
  clear(@Res() reply: FastifyReply): void {
    this.switches.clear();
    this.back(reply);
  }

  @Post('revoke')
  revoke(@Body() body: GrantRequest, @Res() reply: FastifyReply): void {
    this.grants.revoke(body);
    this.back(reply);
  }

  @Post('expire')
  expire(@Body() body: GrantRequest, @Res() reply: FastifyReply): void {
    this.grants.expireAccessTokens(body);
    this.back(reply);
  }

  private back(reply: FastifyReply): void {
    void reply.redirect('/switches', 303);
  }
}
