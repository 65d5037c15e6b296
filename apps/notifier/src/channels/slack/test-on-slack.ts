import { Injectable } from '@nestjs/common';
import type { SendOutcome } from '../../deliveries/channel';
import { TEST_TITLE, type TestAlert, testLines } from '../../deliveries/test-alert';
import { header, notificationText, plain, type SlackMessage } from './block-elements';
import { Conversations } from './conversations';
import { WorkspaceLimits } from './workspace-limits';
import { Workspaces } from './workspaces';

/** Posts a test alert in the tenant's channel, or to the person who asks for it where the tenant has none. */
@Injectable()
export class TestOnSlack {
  constructor(
    private readonly workspaces: Workspaces,
    private readonly conversations: Conversations,
    private readonly limits: WorkspaceLimits,
  ) {}

  async send(test: TestAlert): Promise<SendOutcome> {
    const { tenant_id, slack_integration_id: integration, slack_channel_id } = test.settings;
    if (!integration) return { kind: 'failed', reason: 'no_slack_workspace' };
    const turn = await this.limits.turn(integration, 'post');
    if (turn.kind !== 'now')
      return { kind: 'retry', reason: turn.kind === 'away' ? 'slack_does_not_answer' : 'waits_for_a_turn' };
    const posted = await this.workspaces.call(tenant_id, integration, 'post', async (workspace, stage) => {
      const person = { tenant_id, email: test.recipient };
      const channel = slack_channel_id ?? (await this.conversations.ask(workspace, person)).channel_id;
      stage.now = 'posting';
      await workspace.client.chat.postMessage({ channel, ...messageOf(test) });
    });
    return posted.failure ? { kind: 'failed', reason: posted.failure.reason } : { kind: 'sent' };
  }
}

const messageOf = (test: TestAlert): SlackMessage => ({
  text: notificationText(`${TEST_TITLE}: ${testLines(test)[0]!}`),
  blocks: [header(TEST_TITLE), plain(...testLines(test))],
});
