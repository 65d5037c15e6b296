import { Injectable } from '@nestjs/common';
import { button, header, notificationText, plain } from '../channels/slack/block-elements';
import { Conversations } from '../channels/slack/conversations';
import { METADATA } from '../channels/slack/find-on-slack';
import { outlookFrom } from '../channels/slack/look';
import type { SlackFailure } from '../channels/slack/slack-failure';
import { WorkspaceLimits } from '../channels/slack/workspace-limits';
import { type Workspace, Workspaces } from '../channels/slack/workspaces';
import { type FirstCheckMessage, wordsOf } from './first-check-message';

/** Slack shows an app outside its Marketplace so many messages in one look. */
const LOOKED_AT = 15;

interface Posted {
  metadata?: { event_type?: string; event_payload?: { delivery_id?: string } };
}

@Injectable()
export class PostFirstCheck {
  constructor(
    private readonly conversations: Conversations,
    private readonly workspaces: Workspaces,
    private readonly limits: WorkspaceLimits,
  ) {}

  /** @returns why it was not posted. */
  async post(message: FirstCheckMessage, slackIntegrationId: string): Promise<SlackFailure | undefined> {
    const { tenant_id, first_check } = message;
    const turn = await this.limits.turn(slackIntegrationId, 'post');
    if (turn.kind !== 'now')
      return { kind: 'retry', reason: 'waits_for_a_turn', after_ms: turn.after_ms, uncounted: true };
    const called = await this.workspaces.call(tenant_id, slackIntegrationId, 'post', async (workspace, stage) => {
      const email = first_check.added_by.email.toLowerCase();
      const { channel_id: channel } = await this.conversations.ask(workspace, { tenant_id, email });
      // Nobody knows how an earlier attempt ended.
      if (message.attempts > 1 && (await isThere(workspace, channel, message))) return;
      stage.now = 'posting';
      await workspace.client.chat.postMessage({ channel, ...textsOf(message) });
    });
    return called.failure;
  }
}

function textsOf({ integration_id, first_check }: FirstCheckMessage) {
  const { url } = first_check;
  const wrong = first_check.failure ?? first_check.partly;
  const { title, says } = wordsOf(first_check);
  const steps = (wrong?.steps ?? []).map((step, at) => `${at + 1}. ${step}`);
  return {
    text: notificationText(`${title} – ${says}`),
    blocks: [
      header(`${wrong ? ':warning:' : ':white_check_mark:'} ${title}`),
      plain(says),
      ...(steps.length > 0 ? [plain('What to do:', ...steps)] : []),
      { type: 'actions' as const, elements: [button('view_integration', 'Open the Integration', { url })] },
    ],
    metadata: { event_type: METADATA, event_payload: { delivery_id: integration_id } },
    unfurl_links: false,
    unfurl_media: false,
  };
}

async function isThere({ client }: Workspace, channel: string, message: FirstCheckMessage): Promise<boolean> {
  const oldest = String(outlookFrom(message.created_at) / 1_000);
  const options = { channel, oldest, limit: LOOKED_AT, include_all_metadata: true };
  const { messages = [] } = (await client.conversations.history(options)) as { messages?: Posted[] };
  return messages.some(
    ({ metadata }) =>
      metadata?.event_type === METADATA && metadata.event_payload?.delivery_id === message.integration_id,
  );
}
