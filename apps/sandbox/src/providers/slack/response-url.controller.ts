import { Body, Controller, HttpCode, HttpException, Param, Post } from '@nestjs/common';
import { Chat } from './chat';
import { Messages } from './messages';
import { ResponseUrls } from './response-urls';
import { SlackFailure } from './slack-failure';
import { Workspaces } from './workspaces';

interface Answer {
  text?: string;
  blocks?: unknown;
  replace_original?: boolean;
  delete_original?: boolean;
  response_type?: 'ephemeral' | 'in_channel';
  thread_ts?: string;
}

@Controller('slack/response')
export class ResponseUrlController {
  constructor(
    private readonly urls: ResponseUrls,
    private readonly chat: Chat,
    private readonly messages: Messages,
    private readonly workspaces: Workspaces,
  ) {}

  @Post(':address')
  @HttpCode(200)
  respond(@Param('address') address: string, @Body() answer: Answer | undefined): string {
    const place = this.urls.open(address);
    const workspace = place && this.workspaces.ofChannel(place.channel)?.workspace;
    if (!place || !workspace) throw new HttpException('expired_url', 404);
    const { channel, ts, user } = place;
    const { replace_original, delete_original, response_type, ...content } = answer ?? {};
    try {
      if (delete_original) {
        const original = this.messages.find(channel, ts);
        if (original) this.messages.remove(original);
      } else if (replace_original) {
        this.chat.update(workspace, { ...content, channel, ts });
      } else {
        const only = response_type === 'in_channel' ? {} : { ephemeral_to: user };
        this.chat.post(workspace, { ...content, ...only, channel });
      }
    } catch (error) {
      if (error instanceof SlackFailure) throw new HttpException({ ok: false, error: error.error }, 404);
      throw error;
    }
    return 'ok';
  }
}
