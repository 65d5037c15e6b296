import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { since } from '../../http/fields';
import { AddPerson, type NewPerson } from './add-person';
import { type ClickRequest, type ClickResult, Clicks } from './clicks';
import { Messages } from './messages';
import type { SlackMessage } from './slack-message';

/** For tests: read what was posted, click a button, add a person. */
@Controller('_control/slack')
export class SlackControlController {
  constructor(
    private readonly posted: Messages,
    private readonly clicks: Clicks,
    private readonly people: AddPerson,
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

  @Post('users')
  add(@Body() body: NewPerson | undefined): ReturnType<AddPerson['add']> {
    return this.people.add(body ?? {});
  }
}
