import { Body, Controller, Get, Header, Inject, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SandboxConfig } from '../config';
import { type ClickRequest, Clicks } from '../slack/clicks';
import { conversationView, peopleView } from '../slack/conversation.view';
import { Messages } from '../slack/messages';
import { Workspaces } from '../slack/workspaces';
import { html } from './html';
import { page } from './layout';
import { noticeOf } from './notice';

@Controller('slack')
export class SlackPages {
  constructor(
    @Inject(SandboxConfig) private readonly config: SandboxConfig,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
    @Inject(Messages) private readonly messages: Messages,
    @Inject(Clicks) private readonly clicks: Clicks,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  show(@Query('channel') channel?: string, @Query('said') said?: string): string {
    const console = this.config.public_origin;
    const all = this.messages.list();
    const open = channel && this.workspaces.ofChannel(channel);
    const title = open ? open.user.name : 'Slack';
    const people = peopleView(this.workspaces.all(), all, channel);
    const shown = channel
      ? conversationView(
          channel,
          open || undefined,
          all.filter((message) => message.channel === channel),
        )
      : html`<div class="card empty talk-none">
          <strong>Choose a conversation</strong><span>Linesman writes to each person directly.</span>
        </div>`;
    return page({
      title,
      place: '/slack',
      hears: ['slack-messages', 'slack-users'],
      console,
      notice: noticeOf(said, console),
      body: html`${
          !channel &&
          html`<div class="head-main">
            <h1>Slack</h1>
            <p class="dim">What Linesman says to people. The buttons work.</p>
          </div>`
        }
        <div class="talk ${channel && 'open'}">${people}${shown}</div>`,
    });
  }

  @Post('click')
  async click(@Body() body: ClickRequest | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { status, body: answer, ms, url } = await this.clicks.click(body ?? {});
    const { channel = '', ts = '' } = body ?? {};
    const back = `/slack?${new URLSearchParams({ channel })}`;
    if (status >= 200 && status < 300) {
      await reply.redirect(url ?? `${back}&said=clicked#m${ts}`, 303);
      return;
    }
    const what = html`<h1>Linesman did not take the click</h1>
      <section class="card pad">
        <p>${status === 0 ? 'No answer came' : `It answered ${status}`} within ${ms} ms.</p>
        <pre tabindex="0">${answer}</pre>
      </section>
      <p><a class="button" href="${back}">Back to the conversation</a></p>`;
    const console = this.config.public_origin;
    const shown = page({ title: 'Click', place: '/slack', console, body: what, narrow: true });
    await reply.code(502).type('text/html; charset=utf-8').send(shown);
  }
}
