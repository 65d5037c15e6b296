import { Controller, Get, Header, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SandboxConfig } from '../config';
import { type Mail, Mailbox } from '../mail/mailbox';
import { problem } from '../traffic/problem';
import { html } from './html';
import { page } from './layout';
import { mailList } from './mail-list.view';
import { mailView } from './mail.view';

/** A mail may look as it likes. It runs nothing, fetches nothing, and its links open beside it. */
const policyOfMails =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

@Controller('mail')
export class MailPages {
  constructor(
    @Inject(SandboxConfig) private readonly config: SandboxConfig,
    @Inject(Mailbox) private readonly mailbox: Mailbox,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  list(@Query('to') to?: string): string {
    const all = this.mailbox.list().reverse();
    const people = [...new Set(all.flatMap(({ envelope }) => envelope.to.map((it) => it.toLowerCase())))].sort();
    const mails = to ? this.mailbox.list({ to }).reverse() : all;
    return page({
      title: to ? `Mail to ${to}` : 'Mail',
      place: '/mail',
      hears: ['mails'],
      console: this.config.public_origin,
      body: html`<div class="head">
          <div class="head-main">
            <h1>Mailbox</h1>
            <p class="dim">Everything Linesman has mailed, to whomever. Links in it work.</p>
          </div>
          ${
            people.length > 0 &&
            html`<form class="buttons" method="get" action="/mail">
              <label class="labelled" for="to">To</label>
              <select class="field" id="to" name="to">
                <option value="">Everybody</option>
                ${people.map((one) => html`<option value="${one}" ${one === to?.toLowerCase() && 'selected'}>${one}</option>`)}
              </select>
              <button class="button">Show</button>
            </form>`
          }
        </div>
        ${mailList(mails)}`,
    });
  }

  @Get(':id')
  @Header('content-type', 'text/html; charset=utf-8')
  read(@Param('id') id: string): string {
    const mail = this.find(id);
    const console = this.config.public_origin;
    return page({ title: mail.subject, place: '/mail', hears: ['mails'], console, body: mailView(mail) });
  }

  @Get(':id/html')
  body(@Param('id') id: string, @Res() reply: FastifyReply): void {
    const mail = this.find(id);
    void reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policyOfMails)
      .send(`<!doctype html><base target="_blank">${mail.html ?? ''}`);
  }

  private find(id: string): Mail {
    const mail = this.mailbox.find(id);
    if (!mail) throw problem(404, 'No such mail');
    return mail;
  }
}
