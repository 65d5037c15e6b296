import { Injectable } from '@nestjs/common';
import { button, context, header, listed, notificationText, type SlackMessage } from '../channels/slack/block-elements';
import { Conversations } from '../channels/slack/conversations';
import { FindOnSlack, METADATA } from '../channels/slack/find-on-slack';
import { SlackConfig } from '../channels/slack/slack.config';
import { WorkspaceLimits } from '../channels/slack/workspace-limits';
import { Workspaces } from '../channels/slack/workspaces';
import type { Found, SendOutcome } from '../deliveries/channel';
import type { ClaimedSummary } from './claimed-summary';
import { pageOf } from './page-of';
import type { DailySummary } from './summary';
import { headlineOf, partsOf, periodOf } from './summary-in-words';

/** A message's text in Slack, whole lines of it. */
const LINE_MOST = 280;

/** Posts a summary in the conversation with one person. */
@Injectable()
export class PostSummary {
  constructor(
    private readonly config: SlackConfig,
    private readonly workspaces: Workspaces,
    private readonly conversations: Conversations,
    private readonly finding: FindOnSlack,
    private readonly limits: WorkspaceLimits,
  ) {}

  /** Whether an earlier attempt, whose end nobody knows, arrived. */
  find({
    id,
    tenant_id,
    recipient,
    created_at,
    ambiguous_since,
    settings,
    channel,
    channel_id,
  }: ClaimedSummary): Promise<Found> {
    const about = { id, tenant_id, recipient, created_at, ambiguous_since, channel };
    return this.finding.find({
      delivery: { ...about, audience: 'csm', follows: null, previous_state: 'ambiguous' },
      settings,
      stored: channel_id ? { channel_id } : {},
    });
  }

  async post(claimed: ClaimedSummary, summary: DailySummary): Promise<SendOutcome> {
    const { tenant_id, settings, recipient, lease_ends } = claimed;
    const integration = settings.slack_integration_id;
    if (!integration) return { kind: 'failed', reason: 'no_slack_workspace' };
    const asks = claimed.channel_id ? undefined : await this.limits.turn(integration, 'ask');
    const turn = asks && asks.kind !== 'now' ? asks : await this.limits.turn(integration, 'post');
    if (turn.kind !== 'now') {
      const waits = { kind: 'retry', after_ms: turn.after_ms } as const;
      return turn.kind === 'away'
        ? { ...waits, reason: 'slack_does_not_answer' }
        : { ...waits, reason: 'waits_for_a_turn', uncounted: true };
    }
    const called = await this.workspaces.call(tenant_id, integration, 'post', async (workspace, stage) => {
      const slack_user_id = claimed.slack_user_id ?? undefined;
      const channel =
        claimed.channel_id ?? (await this.conversations.ask(workspace, { tenant_id, email: recipient, slack_user_id }));
      // Another process may have taken it over.
      if (performance.now() >= lease_ends) return false;
      stage.now = 'posting';
      await workspace.client.chat.postMessage({
        channel,
        ...messageOf(summary, claimed, this.config.PUBLIC_ORIGIN),
        metadata: { event_type: METADATA, event_payload: { delivery_id: claimed.id } },
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

export function messageOf(
  summary: DailySummary,
  { settings, audience }: Pick<ClaimedSummary, 'settings' | 'audience'>,
  publicOrigin: string,
): SlackMessage {
  const said = `Daily summary: ${headlineOf(summary)}`;
  const short = (line: string): string => (line.length > LINE_MOST ? `${line.slice(0, LINE_MOST - 1)}…` : line);
  return {
    text: notificationText(said),
    blocks: [
      header(said),
      ...partsOf(summary, settings.time_zone).flatMap(({ heading, lines }) =>
        listed(
          heading,
          lines.map((line) => `• ${short(line)}`),
        ),
      ),
      context(`${audience === 'csm' ? 'Your customers. ' : ''}${periodOf(summary, settings.time_zone)}`),
      {
        type: 'actions',
        elements: [
          button('view_risk_signals', 'View Risk Signals', { url: pageOf(publicOrigin, '/risk-signals') }),
          button('view_daily_summary', 'Daily Summary', { url: pageOf(publicOrigin, '/daily-summary') }),
        ],
      },
    ],
  };
}
