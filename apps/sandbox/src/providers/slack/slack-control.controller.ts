import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { since } from '../../http/fields';
import { problem } from '../../http/problem';
import type { SlackUser, Workspace } from '../../world/world';
import { AddPerson, type NewPerson } from './add-person';
import { type ClickRequest, type ClickResult, Clicks } from './clicks';
import { Homes } from './homes';
import { Messages } from './messages';
import type { Block, SlackMessage } from './slack-message';
import { Workspaces } from './workspaces';

/** For tests: read what was posted, click a button, open the tab of the app, add a person. */
@Controller('_control/slack')
export class SlackControlController {
  constructor(
    private readonly posted: Messages,
    private readonly clicks: Clicks,
    private readonly people: AddPerson,
    private readonly homes: Homes,
    private readonly workspaces: Workspaces,
  ) {}

  @Get('messages')
  messages(@Query() query: Record<string, string | undefined>): { messages: SlackMessage[] } {
    const { team, channel } = query;
    return { messages: this.posted.list({ team, channel, since: since(query['since']) }) };
  }

  @Post('click')
  @HttpCode(200)
  click(@Body() body: ClickRequest | undefined): Promise<ClickResult> {
    return this.clicks.click(body ?? {});
  }

  /** What the tab of a person shows: its blocks; none before the app has published some. */
  @Get('home')
  home(@Query() query: Record<string, string | undefined>): { blocks: Block[] } {
    const { workspace, user } = this.personOf(query['channel']);
    return { blocks: this.homes.of(workspace, user)?.blocks ?? [] };
  }

  /** The person of a conversation opens the tab. */
  @Post('home')
  @HttpCode(200)
  async openHome(@Body() body: { channel?: string } | undefined): Promise<{ status: number }> {
    const { workspace, user } = this.personOf(body?.channel);
    return { status: await this.homes.open(workspace, user) };
  }

  private personOf(channel = ''): { workspace: Workspace; user: SlackUser } {
    const { workspace, user } = this.workspaces.ofChannel(channel) ?? {};
    if (!workspace || !user) throw problem(404, 'No such conversation with a person', 'channel');
    return { workspace, user };
  }

  @Post('users')
  add(@Body() body: NewPerson | undefined): ReturnType<AddPerson['add']> {
    return this.people.add(body ?? {});
  }
}
