import { changed, Database, one } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Found, SendOutcome } from '../../deliveries/channel';
import { leaseEndedAt } from '../../deliveries/lease-ended';
import type { MessageContent, PersonalMessage } from '../../deliveries/personal-message';
import { Conversations } from './conversations';
import { FindOnSlack, METADATA } from './find-on-slack';
import { personalBlocks } from './personal-blocks';
import { SlackConfig } from './slack.config';
import { WorkspaceLimits } from './workspace-limits';
import { Workspaces } from './workspaces';

/** How Slack knows the recipient, as far as it was asked. */
interface Known {
  channel_id: string | null;
  slack_user_id: string | null;
}

/** Posts in the conversation with one person. */
@Injectable()
export class PostToPerson {
  constructor(
    private readonly workspaces: Workspaces,
    private readonly conversations: Conversations,
    private readonly finding: FindOnSlack,
    private readonly limits: WorkspaceLimits,
    private readonly database: Database,
    private readonly config: SlackConfig,
  ) {}

  /** Whether an earlier attempt, whose end nobody knows, arrived. */
  async find(message: PersonalMessage): Promise<Found> {
    const { id, tenant_id, recipient, created_at, ambiguous_since, channel, settings } = message;
    const { channel_id } = await this.read(message);
    const about = { id, tenant_id, recipient, created_at, ambiguous_since, channel };
    return this.finding.find({
      delivery: { ...about, audience: 'csm', follows: null, previous_state: 'ambiguous' },
      settings,
      stored: channel_id ? { channel_id } : {},
    });
  }

  async post(to: PersonalMessage, content: MessageContent): Promise<SendOutcome> {
    const { tenant_id, settings, recipient, lease_ends } = to;
    const integration = settings.slack_integration_id;
    if (!integration) return { kind: 'failed', reason: 'no_slack_workspace' };
    const known = await this.read(to);
    const asks = known.channel_id ? undefined : await this.limits.turn(integration, 'ask');
    const turn = asks && asks.kind !== 'now' ? asks : await this.limits.turn(integration, 'post');
    if (turn.kind !== 'now') {
      const waits = { kind: 'retry', after_ms: turn.after_ms } as const;
      return turn.kind === 'away'
        ? { ...waits, reason: 'slack_does_not_answer' }
        : { ...waits, reason: 'waits_for_a_turn', uncounted: true };
    }
    const called = await this.workspaces.call(tenant_id, integration, 'post', async (workspace, stage) => {
      const slack_user_id = known.slack_user_id ?? undefined;
      const channel =
        known.channel_id ??
        (await this.conversations.ask(workspace, { tenant_id, email: recipient, slack_user_id })).channel_id;
      // Another process may have taken it over.
      const late = leaseEndedAt(lease_ends);
      if (late) return late;
      stage.now = 'posting';
      await workspace.client.chat.postMessage({
        channel,
        ...personalBlocks(content, this.config.PUBLIC_ORIGIN),
        metadata: { event_type: METADATA, event_payload: { delivery_id: to.id } },
        unfurl_links: false,
        unfurl_media: false,
      });
      return { kind: 'sent' } as const;
    });
    if (!called.failure) return called.done;
    const { kind, reason } = called.failure;
    if (kind === 'retry' || kind === 'ambiguous') return called.failure;
    await this.forget(integration, to);
    return { kind: 'failed', reason };
  }

  private async read({ tenant_id, recipient, settings }: PersonalMessage): Promise<Known> {
    const select = `select (select slack_user_id from csms where email = $2) as slack_user_id,
      (select channel_id from slack_recipients where integration_id = $1 and email = $2) as channel_id`;
    const values = [settings.slack_integration_id, recipient];
    const known = await this.database.inTenant(tenant_id, (tx) => one<Known>(tx, select, values));
    return known ?? { channel_id: null, slack_user_id: null };
  }

  /** Slack is asked again for the conversation the next time. */
  private async forget(integration: string, { tenant_id, recipient }: PersonalMessage): Promise<void> {
    const forget = 'delete from slack_recipients where integration_id = $1 and email = $2';
    await this.database.inTenant(tenant_id, (tx) => changed(tx, forget, [integration, recipient]));
  }
}
