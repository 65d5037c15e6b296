import { Injectable } from '@nestjs/common';
import { button, header, notificationText, ours, plain, slackTime } from '../channels/slack/block-elements';
import { conversationOfStaff } from '../channels/slack/conversations';
import { SlackConfig } from '../channels/slack/slack.config';
import type { SlackFailure } from '../channels/slack/slack-failure';
import { Workspaces } from '../channels/slack/workspaces';
import { linksOf, type StaffMessage } from './staff-message';

@Injectable()
export class PostToStaff {
  constructor(
    private readonly config: SlackConfig,
    private readonly workspaces: Workspaces,
  ) {}

  /** @returns why it was not posted. */
  async post(message: StaffMessage, integrationId: string, slackId: string): Promise<SlackFailure | undefined> {
    const { tenant_id, staff_signal } = message;
    const { title, reason, since } = staff_signal;
    const links = linksOf(message, this.config.PUBLIC_ORIGIN);
    const said = `Staff needed: ${title}`;
    const called = await this.workspaces.call(tenant_id, integrationId, 'post', async ({ client }, stage) => {
      const channel = await conversationOfStaff(client, slackId);
      stage.now = 'posting';
      await client.chat.postMessage({
        channel,
        text: notificationText(`${said} – ${reason}`),
        blocks: [
          header(`:rotating_light: ${said}`),
          plain(reason),
          ours(`Since: ${slackTime(since, undefined, { ago: true })}`),
          {
            type: 'actions',
            elements: [
              button('view_runbook', 'What to Do', { url: links.runbook }),
              button('view_incidents', 'View Problems', { url: links.incidents }),
            ],
          },
        ],
        unfurl_links: false,
        unfurl_media: false,
      });
    });
    return called.failure;
  }
}
