import { Injectable } from '@nestjs/common';
import type { TestOutcome } from '../../deliveries/channel';
import { TEST_TITLE, type TestAlert, testLines } from '../../deliveries/test-alert';
import { RefuseChannel } from './channel/refuse-channel';
import { header, notificationText, plain, type SlackMessage } from './block-elements';
import { Conversations } from './conversations';
import { channelRefusal } from './slack-failure';
import { WorkspaceLimits } from './workspace-limits';
import { type Stage, type Workspace, Workspaces } from './workspaces';

/**
 * Posts a test alert in the tenant's channel, or to the person who asks for it where the tenant has none, or Slack lets
 * nothing be posted there. A channel that refused alerts is tried too, and takes them again where it takes the test.
 */
@Injectable()
export class TestOnSlack {
  constructor(
    private readonly workspaces: Workspaces,
    private readonly conversations: Conversations,
    private readonly limits: WorkspaceLimits,
    private readonly refusing: RefuseChannel,
  ) {}

  async send(test: TestAlert): Promise<TestOutcome> {
    const { tenant_id, slack_integration_id: integration, slack_channel_id } = test.settings;
    if (!integration) return { kind: 'failed', reason: 'no_slack_workspace' };
    const turn = await this.limits.turn(integration, 'post');
    if (turn.kind !== 'now')
      return { kind: 'retry', reason: turn.kind === 'away' ? 'slack_does_not_answer' : 'waits_for_a_turn' };
    const posted = await this.workspaces.call(tenant_id, integration, 'post', async (workspace, stage) => {
      const channel_refused = slack_channel_id && (await this.post(workspace, stage, slack_channel_id, test));
      if (slack_channel_id && !channel_refused) return { in_channel: true } as const;
      stage.now = 'before';
      const asked = await this.conversations.ask(workspace, { tenant_id, email: test.recipient });
      stage.now = 'posting';
      await workspace.client.chat.postMessage({ channel: asked.channel_id, ...messageOf(test) });
      return channel_refused ? { channel_refused } : {};
    });
    if (!posted.failure) {
      if (posted.done.in_channel) await this.refusing.forget(tenant_id, integration, slack_channel_id!);
      return { kind: 'sent', ...posted.done };
    }
    const { kind, reason } = posted.failure;
    return { kind: kind === 'retry' || kind === 'ambiguous' ? kind : 'failed', reason };
  }

  /** @returns why the channel did not take it. */
  private async post(
    workspace: Workspace,
    stage: Stage,
    channel: string,
    test: TestAlert,
  ): Promise<string | undefined> {
    stage.now = 'posting';
    try {
      await workspace.client.chat.postMessage({ channel, ...messageOf(test) });
      return undefined;
    } catch (error) {
      const reason = channelRefusal(error);
      if (!reason) throw error;
      return reason;
    }
  }
}

const messageOf = (test: TestAlert): SlackMessage => ({
  text: notificationText(`${TEST_TITLE}: ${testLines(test)[0]!}`),
  blocks: [header(TEST_TITLE), plain(...testLines(test))],
});
