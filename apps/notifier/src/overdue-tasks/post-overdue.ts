import { Injectable } from '@nestjs/common';
import { button, context, header, notificationText, plain, type SlackMessage } from '../channels/slack/block-elements';
import { PostToPerson } from '../channels/slack/post-to-person';
import { SlackConfig } from '../channels/slack/slack.config';
import type { Found, SendOutcome } from '../deliveries/channel';
import type { OverdueMessage } from './overdue-notice';
import type { OverdueWords } from './overdue-in-words';

/** Posts in the conversation with one person which of their tasks are overdue. */
@Injectable()
export class PostOverdue {
  constructor(
    private readonly config: SlackConfig,
    private readonly person: PostToPerson,
  ) {}

  find(message: OverdueMessage): Promise<Found> {
    return this.person.find(message);
  }

  post(message: OverdueMessage, words: OverdueWords): Promise<SendOutcome> {
    return this.person.post(message, messageOf(words, this.config.PUBLIC_ORIGIN));
  }
}

export const messageOf = (
  { headline, lines, why, path, button: label }: OverdueWords,
  origin: string,
): SlackMessage => ({
  text: notificationText(headline),
  blocks: [
    header(`:hourglass: ${headline}`),
    plain(...(lines.length > 1 ? lines.map((line) => `• ${line}`) : lines)),
    context(why),
    { type: 'actions', elements: [button('view_tasks', label, { url: `${origin.replace(/\/+$/, '')}${path}` })] },
  ],
});
