import { Injectable } from '@nestjs/common';
import type { DeliveryChannelName } from '@linesman/contracts';
import type { Found, SendOutcome } from '../../deliveries/channel';
import type { TenantSettingsRow } from '../../settings/tenant-settings.entity';
import type { SlackMessage } from './block-elements';
import { Conversations } from './conversations';
import { FindOnSlack, METADATA } from './find-on-slack';
import { WorkspaceLimits } from './workspace-limits';
import { Workspaces } from './workspaces';

/** A message to one person that is no delivery, with a row of its own, which this process alone may send for now. */
export interface PersonalMessage {
  id: string;
  tenant_id: string;
  recipient: string;
  channel: DeliveryChannelName;
  created_at: Date;
  /** Since when nobody knows whether it arrived. */
  ambiguous_since: Date | null;
  /** When its lease ends, by `performance.now()` of this process. */
  lease_ends: number;
  settings: TenantSettingsRow;
  slack_user_id: string | null;
  /** The conversation with the recipient, once Slack was asked for it. */
  channel_id: string | null;
}

/** Posts in the conversation with one person. */
@Injectable()
export class PostToPerson {
  constructor(
    private readonly workspaces: Workspaces,
    private readonly conversations: Conversations,
    private readonly finding: FindOnSlack,
    private readonly limits: WorkspaceLimits,
  ) {}

  /** Whether an earlier attempt, whose end nobody knows, arrived. */
  find({ settings, channel_id, ...message }: PersonalMessage): Promise<Found> {
    const { id, tenant_id, recipient, created_at, ambiguous_since, channel } = message;
    const about = { id, tenant_id, recipient, created_at, ambiguous_since, channel };
    return this.finding.find({
      delivery: { ...about, audience: 'csm', follows: null, previous_state: 'ambiguous' },
      settings,
      stored: channel_id ? { channel_id } : {},
    });
  }

  async post(to: PersonalMessage, message: SlackMessage): Promise<SendOutcome> {
    const { tenant_id, settings, recipient, lease_ends } = to;
    const integration = settings.slack_integration_id;
    if (!integration) return { kind: 'failed', reason: 'no_slack_workspace' };
    const asks = to.channel_id ? undefined : await this.limits.turn(integration, 'ask');
    const turn = asks && asks.kind !== 'now' ? asks : await this.limits.turn(integration, 'post');
    if (turn.kind !== 'now') {
      const waits = { kind: 'retry', after_ms: turn.after_ms } as const;
      return turn.kind === 'away'
        ? { ...waits, reason: 'slack_does_not_answer' }
        : { ...waits, reason: 'waits_for_a_turn', uncounted: true };
    }
    const called = await this.workspaces.call(tenant_id, integration, 'post', async (workspace, stage) => {
      const slack_user_id = to.slack_user_id ?? undefined;
      const channel =
        to.channel_id ??
        (await this.conversations.ask(workspace, { tenant_id, email: recipient, slack_user_id })).channel_id;
      // Another process may have taken it over.
      if (performance.now() >= lease_ends) return false;
      stage.now = 'posting';
      await workspace.client.chat.postMessage({
        channel,
        ...message,
        metadata: { event_type: METADATA, event_payload: { delivery_id: to.id } },
        unfurl_links: false,
        unfurl_media: false,
      });
      return true;
    });
    if (!called.failure)
      return called.done
        ? { kind: 'sent' }
        : { kind: 'retry', reason: 'its_lease_ended', after_ms: 0, uncounted: true };
    const { kind } = called.failure;
    return kind === 'retry' || kind === 'ambiguous'
      ? called.failure
      : { kind: 'failed', reason: called.failure.reason };
  }
}
