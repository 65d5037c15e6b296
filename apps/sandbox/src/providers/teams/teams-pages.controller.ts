import { Body, Controller, Get, Header, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { since, textOf } from '../../http/fields';
import { problem } from '../../http/problem';
import { PageRenderer } from '../../pages/page-renderer';
import { Switches } from '../../switches/switches';
import { World } from '../../world/world';
import { type Channel, channelsOf } from './channels';
import { chatsOf, membersOf } from './members';
import { Messages } from './messages';
import { Presses, type Pressed, type PressRequest } from './presses';
import { shownThreads } from './shown-threads';
import type { TeamsMessage } from './teams-message';
import { WriteToLinesman } from './write-to-linesman';

interface PressForm extends PressRequest {
  channel?: string;
}

interface Posted {
  channel?: string;
  text?: string;
}

const WRITER = 'Anna Admin';

/** What stands in the channels, and a field in which somebody writes to Linesman. */
@Controller()
export class TeamsPagesController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly messages: Messages,
    private readonly writing: WriteToLinesman,
    private readonly presses: Presses,
    private readonly switches: Switches,
    private readonly world: World,
  ) {}

  @Get('teams')
  @Header('content-type', 'text/html; charset=utf-8')
  show(@Query('channel') chosen = ''): string {
    const [channels, chats] = [channelsOf(this.world), chatsOf(this.world)];
    const channel = [...channels, ...chats].find(({ id }) => id === chosen);
    const all = this.messages.list();
    const linesOf = (places: Channel[], name: string, icon?: string) =>
      places
        .filter(({ team }) => team.name === name)
        .map((one) => ({
          id: one.id,
          name: one.name,
          icon: icon ?? one.name.slice(0, 1),
          count: all.filter((it) => it.channel === one.id).length,
        }));
    const teams = [...new Set(channels.map(({ team }) => team.name))].map((name) => ({
      name,
      places: [...linesOf(channels, name, '#'), ...linesOf(chats, name)],
    }));
    const members = channel ? membersOf(this.world, channel.team) : [];
    return this.pages.render('providers/teams/teams', {
      title: channel?.name ?? 'Teams',
      place: '/teams',
      topics: ['teams-messages', 'switches'],
      teams,
      channel,
      is_chat: channel?.id.startsWith('a:') ?? false,
      members,
      broken: channel ? this.brokenIn(channel) : [],
      threads: channel
        ? shownThreads(
            all.filter((it) => it.channel === channel.id),
            members,
          )
        : [],
    });
  }

  @Post('teams/write')
  async write(@Body() body: Posted | undefined, @Res() reply: FastifyReply): Promise<void> {
    const channel = this.find(body?.channel);
    await this.writing.write(channel, { text: textOf(body?.text).slice(0, 2_000), from: WRITER });
    await reply.redirect(`/teams?${new URLSearchParams({ channel: channel.id }).toString()}`, 303);
  }

  /** Somebody presses a button of a card. */
  @Post('teams/press')
  async press(@Body() body: PressForm | undefined, @Res() reply: FastifyReply): Promise<void> {
    const channel = this.find(body?.channel);
    await this.presses.press(channel, body ?? {});
    const { message = '' } = body ?? {};
    await reply.redirect(`/teams?${new URLSearchParams({ channel: channel.id }).toString()}#m${message}`, 303);
  }

  @Post('_control/teams/press')
  @HttpCode(200)
  pressForTest(@Body() body: PressForm | undefined): Promise<Pressed> {
    return this.presses.press(this.find(body?.channel), body ?? {});
  }

  /** For tests: read what was posted, and write to Linesman. */
  @Get('_control/teams/messages')
  list(@Query() query: Record<string, string | undefined>): { messages: TeamsMessage[] } {
    return { messages: this.messages.list({ channel: query['channel'], since: since(query['since']) }) };
  }

  @Post('_control/teams/write')
  @HttpCode(200)
  async writeForTest(@Body() body: Posted | undefined): Promise<{ status: number }> {
    return { status: await this.writing.write(this.find(body?.channel), { text: textOf(body?.text), from: WRITER }) };
  }

  /** What switches do to Linesman's messages in a channel. */
  private brokenIn({ id }: Channel): string[] {
    return this.switches
      .list('teams')
      .filter(({ account }) => !account || account === id)
      .flatMap((one) => this.switches.kindOf(one)?.does(one) ?? []);
  }

  private find(id: string | undefined): Channel {
    const channel = channelsOf(this.world).find((one) => one.id === id);
    if (!channel) throw problem(404, 'No such channel', 'channel');
    return channel;
  }
}
