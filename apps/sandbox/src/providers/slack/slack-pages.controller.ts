import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageRenderer } from '../../pages/page-renderer';
import { type ClickRequest, Clicks } from './clicks';
import { conversation, homeOf, nameOf, workspaceLines } from './conversations';
import { Homes } from './homes';
import { Messages } from './messages';
import { Workspaces } from './workspaces';

@Controller('slack')
export class SlackPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly workspaces: Workspaces,
    private readonly messages: Messages,
    private readonly clicks: Clicks,
    private readonly homes: Homes,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  show(@Query('channel') channel = '', @Query('tab') tab = '', @Query('said') said?: string): string {
    const all = this.messages.list();
    const place = this.workspaces.ofChannel(channel);
    return this.pages.render('providers/slack/slack', {
      title: place ? nameOf(place) : 'Slack',
      place: '/slack',
      topics: ['slack-messages', 'slack-users', 'slack-homes'],
      said,
      channel: channel || undefined,
      home:
        tab === 'home' && place?.user
          ? homeOf(place.workspace, channel, this.homes.of(place.workspace, place.user))
          : undefined,
      has_home: place?.user !== undefined,
      workspaces: workspaceLines(this.workspaces.all(), all),
      conversation: conversation(
        channel,
        place,
        all.filter((message) => message.channel === channel),
      ),
    });
  }

  /** The person opens the tab of the app, which Slack tells the app. */
  @Post('home')
  async openHome(@Body() body: { channel?: string } | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { channel = '' } = body ?? {};
    const { workspace, user } = this.workspaces.ofChannel(channel) ?? {};
    if (workspace && user) await this.homes.open(workspace, user);
    await reply.redirect(`/slack?${new URLSearchParams({ channel, tab: 'home' }).toString()}`, 303);
  }

  @Post('click')
  async click(@Body() body: ClickRequest | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { status, body: answer, ms, url } = await this.clicks.click(body ?? {});
    const { channel = '', ts = '', home } = body ?? {};
    const back = `/slack?${new URLSearchParams({ channel, ...(home ? { tab: 'home' } : {}) }).toString()}`;
    if (status >= 200 && status < 300) {
      await reply.redirect(url ?? `${back}&said=clicked#m${ts}`, 303);
      return;
    }
    const failed = { title: 'Click', place: '/slack', narrow: true, status, answer, ms, back };
    const shown = this.pages.render('providers/slack/click-failed', failed);
    await reply.code(502).type('text/html; charset=utf-8').send(shown);
  }
}
