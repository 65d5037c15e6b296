import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { Mailbox } from '../mail/mailbox';
import { problem } from '../traffic/problem';
import { html } from './html';
import { page } from './layout';

@Controller('mail')
export class MailPages {
  constructor(@Inject(Mailbox) private readonly mailbox: Mailbox) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  list(@Query('to') to?: string): string {
    const mails = this.mailbox.list(to ? { to } : {}).reverse();
    const rows = mails.map(
      ({ id, subject, envelope, from, received_at }) =>
        html`<tr>
          <td><a href="/mail/${id}">${subject || '(no subject)'}</a></td>
          <td>${envelope.to.map((address) => html`<a href="/mail?to=${address}">${address}</a> `)}</td>
          <td class="dim">${from}</td>
          <td class="dim">${new Date(received_at).toISOString()}</td>
        </tr>`,
    );
    const none = rows.length === 0 && html`<p class="dim">No mail yet.</p>`;
    return page(
      'Mail',
      html`<h1>Mail ${to && html`to ${to} <a class="dim" href="/mail">show all</a>`}</h1>
        <table>
          <tr>
            <th>Subject</th>
            <th>To</th>
            <th>From</th>
            <th>Received</th>
          </tr>
          ${rows}
        </table>
        ${none}`,
    );
  }

  @Get(':id')
  @Header('content-type', 'text/html; charset=utf-8')
  read(@Param('id') id: string): string {
    const mail = this.mailbox.find(id);
    if (!mail) throw problem(404, 'No such mail');
    const rows = Object.entries(mail.headers).map(
      ([name, value]) =>
        html`<tr>
          <th>${name}</th>
          <td><code>${[value].flat().join('\n')}</code></td>
        </tr>`,
    );
    const files = mail.attachments.map(
      ({ filename, content_type, size }) => `${filename ?? content_type} (${size} bytes) `,
    );
    return page(
      mail.subject,
      html`<p><a href="/mail">All mail</a></p>
        <h1>${mail.subject || '(no subject)'}</h1>
        <p class="dim">${mail.from} → ${mail.envelope.to.join(', ')} · ${new Date(mail.received_at).toISOString()}</p>
        ${mail.html && html`<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${`<base target="_blank">${mail.html}`}"></iframe>`}
        <h2>Text</h2>
        <pre class="card">${mail.text}</pre>
        ${files.length > 0 && html`<p>Attachments: ${files}</p>`}
        <h2>Headers</h2>
        <table>
          ${rows}
        </table>
        <p><a href="/_control/mail/${id}/source">Source</a></p>`,
    );
  }
}
