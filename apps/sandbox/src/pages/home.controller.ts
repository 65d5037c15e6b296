import { Controller, Get, Header, Inject } from '@nestjs/common';
import { SandboxConfig } from '../config';
import { Mailbox } from '../mail/mailbox';
import { Messages } from '../slack/messages';
import { Switches } from '../switches/switches';
import { html } from './html';
import { page } from './layout';

const parts = [
  ['/idp', 'Identity provider of Linesman’s own users', '/idp/.well-known/openid-configuration'],
  ['/salesforce', 'Salesforce: OAuth 2.0, query, limits, userinfo', '/salesforce/.well-known/openid-configuration'],
  ['/dropbox', 'Dropbox: OAuth 2.0, account, folders', '/_control/accounts?provider=dropbox'],
  ['/stripe', 'Stripe: payments with idempotency keys', '/_control/accounts?provider=stripe'],
  ['/xero', 'Xero: OAuth 2.0, connections, invoices, contacts', '/_control/accounts?provider=xero'],
  ['/google', 'Google: OAuth 2.0, userinfo, Drive files and changes', '/_control/accounts?provider=google'],
  ['/basecamp', 'Basecamp: OAuth 2.0, projects, to-dos', '/_control/accounts?provider=basecamp'],
  ['/slack/api', 'Slack: a workspace a tenant', '/_control/slack/messages'],
];

@Controller()
export class HomeController {
  constructor(
    @Inject(SandboxConfig) private readonly config: SandboxConfig,
    @Inject(Mailbox) private readonly mailbox: Mailbox,
    @Inject(Messages) private readonly messages: Messages,
    @Inject(Switches) private readonly switches: Switches,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  home(): string {
    const rows = parts.map(
      ([path, what, look]) =>
        html`<tr>
          <td><code>${path}</code></td>
          <td>${what}</td>
          <td><a href="${look}">look</a></td>
        </tr>`,
    );
    return page(
      'The outside world',
      html`<h1>The outside world, on one machine</h1>
        <p>
          What Linesman talks to when it is developed and tested: real protocols, invented people, and switches that
          break it.
        </p>
        <p class="row">
          <a class="card" href="/slack">Slack: ${this.messages.list().length} messages</a>
          <a class="card" href="/mail">Mailbox: ${this.mailbox.list().length} mails</a>
          <a class="card" href="/switches">Switches: ${this.switches.list().length} on</a>
          <a class="card" href="${this.config.public_origin}/">Linesman’s console</a>
        </p>
        <table>
          ${rows}
          <tr>
            <td><code>SMTP</code></td>
            <td>A mailbox for every address, on port ${this.config.smtp_port}</td>
            <td><a href="/_control/mail">look</a></td>
          </tr>
        </table>`,
    );
  }
}
