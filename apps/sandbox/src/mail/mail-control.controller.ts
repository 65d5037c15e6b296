import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { problem } from '../http/problem';
import { since } from '../http/fields';
import { type Email, Mailbox } from './mailbox';
import { type AnswerRequest, PostAnswer, type Posted } from './post-answer';

@Controller('_control/mail')
export class MailControlController {
  constructor(
    private readonly mailbox: Mailbox,
    private readonly posting: PostAnswer,
  ) {}

  @Get()
  list(@Query() query: Record<string, string | undefined>): { mails: Email[] } {
    const { to, subject } = query;
    return { mails: this.mailbox.list({ to, subject, since: since(query['since']) }) };
  }

  /** Replies to the email, returns it, or complains about it. */
  @Post(':id/answer')
  @HttpCode(200)
  answer(@Param('id') id: string, @Body() body: AnswerRequest | undefined): Promise<Posted> {
    return this.posting.post(id, body ?? {});
  }

  @Get(':id/source')
  source(@Param('id') id: string, @Res() reply: FastifyReply): void {
    const source = this.mailbox.source(id);
    if (!source) throw problem(404, 'There is no such email');
    void reply.type('text/plain; charset=utf-8').send(source);
  }
}
