import { Injectable } from '@nestjs/common';
import type { Assignment } from '../deliveries/assignment';
import { isClosing } from '../deliveries/decide-send';
import type { DeliveryChannel } from '../deliveries/send-delivery';
import type { Found, SendOutcome } from '../deliveries/send-outcome';
import { FindConversation } from './find-conversation';
import { FindOnSlack, METADATA } from './find-on-slack';
import { RefreshMessage } from './refresh-message';
import { classifySlackFailure, type SlackFailure } from './slack-failure';
import { SlackWording } from './slack-wording';
import { type Workspace, Workspaces } from './workspaces';

@Injectable()
export class SlackChannel implements DeliveryChannel {
  constructor(
    private readonly workspaces: Workspaces,
    private readonly conversations: FindConversation,
    private readonly refreshing: RefreshMessage,
    private readonly finding: FindOnSlack,
    private readonly words: SlackWording,
  ) {}

  async send(assignment: Assignment): Promise<SendOutcome> {
    const integration = assignment.settings.slack_integration_id;
    if (!integration) return { kind: 'failed', reason: 'no_slack_workspace' };
    const { tenant_id } = assignment.delivery;
    let refused: number | undefined;
    for (;;) {
      const stage: { now: 'before' | 'said' } = { now: 'before' };
      let workspace: Workspace | undefined;
      try {
        workspace = await this.workspaces.of(tenant_id, integration, refused);
        return await this.say(workspace, assignment, stage);
      } catch (error) {
        const failure = classifySlackFailure(error, stage.now);
        // Once: the token may have been renewed since it was leased.
        if (failure.kind === 'workspace' && workspace && refused === undefined) refused = workspace.credential_version;
        else return this.end(assignment, integration, failure);
      }
    }
  }

  find(assignment: Assignment): Promise<Found> {
    return this.finding.find(assignment);
  }

  private async say(
    workspace: Workspace,
    assignment: Assignment,
    stage: { now: 'before' | 'said' },
  ): Promise<SendOutcome> {
    const { delivery, stands } = assignment;
    const closing = isClosing(delivery.occasion);
    // The edit comes first: whoever reads the reply looks up at what it answers.
    const edited = closing && stands ? await this.refreshing.edit(workspace, assignment, stands) : undefined;
    const channel = stands?.channel_id ?? (await this.conversations.with(workspace, assignment));
    const words = edited === 'edited' ? this.words.reply(assignment) : this.words.message(assignment);
    stage.now = 'said';
    const posted = await workspace.client.chat.postMessage({
      channel,
      ...words,
      ...(edited === 'edited' ? { thread_ts: stands!.ts! } : {}),
      metadata: { event_type: METADATA, event_payload: { delivery_id: delivery.id } },
      unfurl_links: false,
      unfurl_media: false,
    });
    const team_id = posted.message?.team ?? workspace.team_id;
    return { kind: 'sent', standing: { team_id, channel_id: posted.channel ?? channel, ts: posted.ts } };
  }

  private async end(assignment: Assignment, integration: string, failure: SlackFailure): Promise<SendOutcome> {
    if (failure.kind === 'retry' || failure.kind === 'ambiguous') return failure;
    // The thread went between the edit and the reply: the next attempt finds the message gone and starts afresh.
    if (failure.kind === 'gone') return { kind: 'retry', reason: failure.reason };
    await this.conversations.forget(assignment.delivery, integration);
    return { kind: 'failed', reason: failure.reason };
  }
}
