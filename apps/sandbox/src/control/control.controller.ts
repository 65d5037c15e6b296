import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Mail, Mailbox } from '../mail/mailbox';
import { AddPerson, type NewPerson } from '../slack/add-person';
import { type ClickRequest, type ClickResult, Clicks } from '../slack/clicks';
import { Messages } from '../slack/messages';
import type { SlackMessage } from '../slack/slack-message';
import { type Call, CallLog } from '../traffic/call-log';
import { problem } from '../traffic/problem';

type Filter = Record<string, string | undefined>;

function since(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(time)) throw problem(422, 'since must be a time in ISO 8601 or epoch milliseconds', 'since');
  return time;
}

/** What arrived out here, for whoever checks that it did. */
@Controller('_control')
export class ControlController {
  constructor(
    @Inject(CallLog) private readonly log: CallLog,
    @Inject(Mailbox) private readonly mailbox: Mailbox,
    @Inject(Messages) private readonly messages: Messages,
    @Inject(Clicks) private readonly clicks: Clicks,
    @Inject(AddPerson) private readonly people: AddPerson,
  ) {}

  @Get('calls')
  calls(@Query() { provider, path, key, ...query }: Filter): { calls: Call[] } {
    const time = since(query['since']);
    return { calls: this.log.list({ provider, path, key, ...(time === undefined ? {} : { since: time }) }) };
  }

  @Delete('calls')
  @HttpCode(204)
  forgetCalls(): void {
    this.log.clear();
  }

  @Get('slack/messages')
  slackMessages(@Query() { team, channel, ...query }: Filter): { messages: SlackMessage[] } {
    const time = since(query['since']);
    return { messages: this.messages.list({ team, channel, ...(time === undefined ? {} : { since: time }) }) };
  }

  @Post('slack/click')
  @HttpCode(200)
  click(@Body() body: ClickRequest | undefined): Promise<ClickResult> {
    return this.clicks.click(body ?? {});
  }

  @Post('slack/users')
  addPerson(@Body() body: NewPerson | undefined): ReturnType<AddPerson['add']> {
    return this.people.add(body ?? {});
  }

  @Get('mail')
  mail(@Query() { to, subject, ...query }: Filter): { mails: Mail[] } {
    const time = since(query['since']);
    return { mails: this.mailbox.list({ to, subject, ...(time === undefined ? {} : { since: time }) }) };
  }

  @Get('mail/:id/source')
  source(@Param('id') id: string, @Res() reply: FastifyReply): void {
    const source = this.mailbox.source(id);
    if (!source) throw problem(404, 'No such mail');
    void reply.type('text/plain; charset=utf-8').send(source);
  }
}
