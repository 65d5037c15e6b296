import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { problem } from '../http/problem';
import { PageRenderer } from '../pages/page-renderer';
import { mayAnswer } from './answer-in-mail';
import { type Email, Mailbox } from './mailbox';
import { type AnswerRequest, PostAnswer } from './post-answer';

/** An email may have any style. It runs and loads nothing, and its links open in another tab. */
const policyOfMails =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";
const shown = 200;
const address = /(https?:\/\/[^\s<>"')\]]+)/;

@Controller('mail')
export class MailController {
  constructor(
    private readonly mailbox: Mailbox,
    private readonly pages: PageRenderer,
    private readonly posting: PostAnswer,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  list(@Query('to') to?: string): string {
    const all = this.mailbox.list().reverse();
    const people = new Set(all.flatMap(({ envelope }) => envelope.to.map((it) => it.toLowerCase())));
    const mails = to ? this.mailbox.list({ to }).reverse() : all;
    return this.pages.render('mail/list', {
      title: to ? `Email to ${to}` : 'Mailbox',
      place: '/mail',
      topics: ['mails'],
      people: [...people].sort(),
      to: to?.toLowerCase(),
      total: mails.length,
      shown,
      mails: mails.slice(0, shown).map((mail) => ({ ...mail, start: mail.text.trim().slice(0, 160) })),
    });
  }

  @Get(':id')
  @Header('content-type', 'text/html; charset=utf-8')
  read(@Param('id') id: string, @Query('said') said?: string): string {
    const mail = this.find(id);
    return this.pages.render('mail/mail', {
      title: mail.subject,
      place: '/mail',
      topics: ['mails'],
      mail,
      said,
      may_answer: mayAnswer(mail),
      // Every second part is a link.
      parts: mail.text.split(address),
      headers: Object.entries(mail.headers).map(([name, value]) => ({ name, value: [value].flat().join('\n') })),
    });
  }

  /** Replies to the email, returns it, or complains about it. */
  @Post(':id/answer')
  async answer(
    @Param('id') id: string,
    @Body() body: AnswerRequest | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { status, body: answer } = await this.posting.post(id, body ?? {});
    if (status === 200) {
      await reply.redirect(`/mail/${id}?said=answered`, 303);
      return;
    }
    throw problem(502, `Linesman answered ${status || 'nothing'}: ${answer.slice(0, 300)}`);
  }

  @Get(':id/html')
  body(@Param('id') id: string, @Res() reply: FastifyReply): void {
    const mail = this.find(id);
    void reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policyOfMails)
      .send(`<!doctype html><base target="_blank">${mail.html ?? ''}`);
  }

  private find(id: string): Email {
    const mail = this.mailbox.find(id);
    if (!mail) throw problem(404, 'There is no such email');
    return mail;
  }
}
