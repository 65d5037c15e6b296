import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageRenderer } from '../../pages/page-renderer';
import { type ClickRequest, Clicks } from './clicks';
import { conversation, workspaceLines } from './conversations';
import { Messages } from './messages';
import { Workspaces } from './workspaces';

@Controller('slack')
export class SlackPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly workspaces: Workspaces,
    private readonly messages: Messages,
    private readonly clicks: Clicks,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  show(@Query('channel') channel = '', @Query('said') said?: string): string {
    const all = this.messages.list();
    const place = this.workspaces.ofChannel(channel);
    return this.pages.render('providers/slack/slack', {
      title: place?.user.name ?? 'Slack',
      place: '/slack',
      topics: ['slack-messages', 'slack-users'],
      said,
      channel: channel || undefined,
      workspaces: workspaceLines(this.workspaces.all(), all),
      conversation: conversation(
        channel,
        place,
        all.filter((message) => message.channel === channel),
      ),
    });
  }

  @Post('click')
  async click(@Body() body: ClickRequest | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { status, body: answer, ms, url } = await this.clicks.click(body ?? {});
    const { channel = '', ts = '' } = body ?? {};
    const back = `/slack?${new URLSearchParams({ channel }).toString()}`;
    if (status >= 200 && status < 300) {
      await reply.redirect(url ?? `${back}&said=clicked#m${ts}`, 303);
      return;
    }
    const failed = { title: 'Click', place: '/slack', narrow: true, status, answer, ms, back };
    const shown = this.pages.render('providers/slack/click-failed', failed);
    await reply.code(502).type('text/html; charset=utf-8').send(shown);
  }
}
