import { changed, one, type Tx } from '@linesman/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ChatPostMessageResponse } from '@slack/web-api';
import type {
  Addressed,
  ClaimedDelivery,
  DeliveryChannel,
  EditOutcome,
  Failure,
  Found,
  Retry,
  SendOutcome,
  TestOutcome,
} from '../../deliveries/channel';
import { ChannelRegistry } from '../../deliveries/channel-registry';
import { leaseEnded } from '../../deliveries/lease-ended';
import type { Message } from '../../deliveries/message.entity';
import type { MessageContent, PersonalMessage } from '../../deliveries/personal-message';
import { isEmailReply } from '../../deliveries/occasions';
import type { TestAlert } from '../../deliveries/test-alert';
import type { SignalContext } from '../../signals/signal-context';
import { channelIn, isChannel } from './channel/channel-of';
import { RefuseChannel } from './channel/refuse-channel';
import type { SlackMessage } from './block-elements';
import { Conversations, type KnownConversation, namedUser } from './conversations';
import { FindOnSlack, METADATA } from './find-on-slack';
import { addressedTo, saidTo } from './mention';
import { PostToPerson } from './post-to-person';
import { channelRefusal, isConversationGone, type SlackFailure } from './slack-failure';
import { SlackTexts } from './slack-texts';
import { TestOnSlack } from './test-on-slack';
import { WorkspaceLimits } from './workspace-limits';
import { type Stage, type Workspace, Workspaces } from './workspaces';

const NO_STAFF: Failure = { kind: 'failed', reason: 'no_slack_id_for_staff' };
/** The reason of a delivery that may be posted when it is due again: nobody else has this turn. */
const HAS_TURN = 'its_turn_comes';
const NO_WORKSPACE: Failure = { kind: 'failed', reason: 'no_slack_workspace' };

/** Messages in the tenant's Slack workspace: direct ones, or where the tenant wants that, in a channel. It gives up within half a minute, because email then tells the same person. */
@Injectable()
export class SlackChannel implements DeliveryChannel<KnownConversation>, OnModuleInit {
  readonly name = 'slack';
  readonly audiences = ['csm', 'manager', 'staff'] as const;
  readonly max_attempts = 5;
  readonly fallback = 'email';

  constructor(
    private readonly registry: ChannelRegistry,
    private readonly workspaces: Workspaces,
    private readonly conversations: Conversations,
    private readonly finding: FindOnSlack,
    private readonly texts: SlackTexts,
    private readonly limits: WorkspaceLimits,
    private readonly refusing: RefuseChannel,
    private readonly person: PostToPerson,
    private readonly testing: TestOnSlack,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async readRecipient(tx: Tx, { tenant_id, audience, recipient }: Addressed): Promise<KnownConversation> {
    if (audience === 'staff') return {};
    const known = await one<KnownConversation>(
      tx,
      `select r.channel_id, r.user_id, f.retry_at > clock_timestamp() as channel_refused,
         f.retry_at <= clock_timestamp() as channel_tried_again
       from tenant_settings t
       left join slack_recipients r on r.integration_id = t.slack_integration_id and r.email = $2
       left join slack_channel_refusals f on f.integration_id = t.slack_integration_id and f.channel_id = t.slack_channel_id
       where t.tenant_id = $1`,
      [tenant_id, recipient],
    );
    return known ?? {};
  }

  async admit(claimed: ClaimedDelivery<KnownConversation>): Promise<SendOutcome | undefined> {
    const { delivery, settings } = claimed;
    const { tenant_id, slack_integration_id: integration_id } = settings;
    if (!integration_id) return NO_WORKSPACE;
    if (delivery.audience === 'staff' && !settings.staff_alerts?.slack_id) return NO_STAFF;
    this.workspaces.lease({ tenant_id, integration_id });
    return this.waitForTurn(integration_id, claimed);
  }

  async send(claimed: ClaimedDelivery<KnownConversation>): Promise<SendOutcome> {
    const { tenant_id, slack_integration_id } = claimed.settings;
    if (!slack_integration_id) return NO_WORKSPACE;
    const sent = await this.workspaces.call(tenant_id, slack_integration_id, 'post', (workspace, stage) =>
      this.post(workspace, claimed, stage),
    );
    return sent.failure ? outcomeOf(sent.failure) : sent.done;
  }

  find(claimed: ClaimedDelivery<KnownConversation>): Promise<Found> {
    return this.finding.find(claimed);
  }

  tellPerson(message: PersonalMessage, content: MessageContent): Promise<SendOutcome> {
    return this.person.post(message, content);
  }

  findPersonal(message: PersonalMessage): Promise<Found> {
    return this.person.find(message);
  }

  test(test: TestAlert): Promise<TestOutcome> {
    return this.testing.send(test);
  }

  async edit(context: SignalContext, message: Message): Promise<EditOutcome> {
    const { channel_id, ts } = message;
    const { settings } = context;
    if (!settings.slack_integration_id) return NO_WORKSPACE;
    const turn = await this.limits.turn(settings.slack_integration_id, 'edit');
    if (turn.kind !== 'now')
      return { kind: 'retry', reason: 'waits_for_a_turn', after_ms: turn.after_ms, uncounted: true };
    const edited = await this.workspaces.call(
      settings.tenant_id,
      settings.slack_integration_id,
      'edit',
      async ({ client }) =>
        client.chat.update({ channel: channel_id!, ts: ts!, ...(await this.shown(context, message)) }),
    );
    if (!edited.failure) return { kind: 'edited' };
    const { kind } = edited.failure;
    // What is in a conversation that is gone is gone too.
    if (kind === 'gone' || kind === 'conversation') return { kind: 'gone' };
    const outcome = outcomeOf(edited.failure);
    // An edit may be made twice without harm.
    return outcome.kind === 'ambiguous' ? { kind: 'retry', reason: outcome.reason } : outcome;
  }

  /** Slack is asked again for the conversation. */
  async afterFailure(tx: Tx, { delivery, settings }: ClaimedDelivery<KnownConversation>): Promise<void> {
    await changed(
      tx,
      `with known as (delete from slack_recipients where integration_id = $1 and email = $2)
       update csms set conversation_due_at = clock_timestamp() where email = $2`,
      [settings.slack_integration_id, delivery.recipient],
    );
  }

  /** @returns nothing where the message may be posted now. */
  private async waitForTurn(
    integrationId: string,
    claimed: ClaimedDelivery<KnownConversation>,
  ): Promise<Retry | undefined> {
    const { delivery, stored } = claimed;
    const channel = channelIn(claimed);
    const known_user = namedUser(delivery.recipient, claimed.signal) ?? stored.user_id;
    const isKnown = channel ? known_user : (messageThere(claimed)?.channel_id ?? stored.channel_id);
    const asks = !isKnown && (await this.limits.turn(integrationId, 'ask'));
    const wanted = { conversation: channel ?? delivery.recipient, has_turn: delivery.reason === HAS_TURN };
    const turn = asks && asks.kind !== 'now' ? asks : await this.limits.turn(integrationId, 'post', wanted);
    if (turn.kind === 'now') return undefined;
    // Its own pause applies and counts, so that another channel takes over in the end.
    if (turn.kind === 'away') return { kind: 'retry', reason: 'slack_does_not_answer' };
    const reason = turn.reserved ? HAS_TURN : 'waits_for_a_turn';
    return { kind: 'retry', reason, after_ms: turn.after_ms, uncounted: true };
  }

  private async post(
    workspace: Workspace,
    claimed: ClaimedDelivery<KnownConversation>,
    stage: Stage,
  ): Promise<SendOutcome> {
    const { delivery, stored } = claimed;
    const followed = messageThere(claimed);
    const shared = channelIn(claimed);
    const channel = shared ?? followed?.channel_id ?? (await this.conversations.open(workspace, claimed));
    const user = shared ? await this.conversations.userOf(workspace, claimed) : undefined;
    const to = shared ? { ...delivery, user } : undefined;
    const thread_ts = ((delivery.follows || claimed.resumes) && followed?.ts) || undefined;
    const late = leaseEnded(claimed);
    if (late) return late;
    stage.now = 'posting';
    let posted: ChatPostMessageResponse;
    try {
      posted = await workspace.client.chat.postMessage({
        channel,
        // Who was told nothing before reads of a reply by itself.
        ...(thread_ts || isEmailReply(delivery.occasion)
          ? { ...saidTo(to, this.texts.reply(claimed)), thread_ts }
          : addressedTo(to, claimed, this.texts.message(claimed))),
        metadata: { event_type: METADATA, event_payload: { delivery_id: delivery.id } },
        unfurl_links: false,
        unfurl_media: false,
      });
    } catch (error) {
      const reason = shared && channelRefusal(error);
      if (reason) {
        // Nothing was posted, and nobody is told in the channel for a while.
        stage.now = 'before';
        await this.refusing.refuse(claimed, { integration_id: workspace.integration_id, channel_id: shared, reason });
        const direct = { ...claimed, existing: undefined, stored: { ...stored, channel_refused: true } };
        return this.post(workspace, direct, stage);
      }
      const isStored = channel === stored.channel_id;
      if (!isConversationGone(error) || (!followed && !isStored)) throw error;
      // Nothing was posted. The person may have another conversation with the app by now, or none.
      stage.now = 'before';
      return this.post(
        workspace,
        { ...claimed, existing: undefined, stored: isStored ? { ...stored, channel_id: undefined } : stored },
        stage,
      );
    }
    if (shared && stored.channel_tried_again)
      await this.refusing.forget(delivery.tenant_id, workspace.integration_id, shared);
    const team_id = posted.message?.team ?? workspace.team_id;
    return { kind: 'sent', message: { team_id, channel_id: posted.channel ?? channel, ts: posted.ts } };
  }

  /** What a message shows now. In a channel it names whom it is for. */
  private async shown(context: SignalContext, { channel_id, recipient }: Message): Promise<SlackMessage> {
    const message = this.texts.message(context);
    if (context.audience !== 'csm' || !channel_id || !isChannel(channel_id)) return message;
    const { tenant_id, slack_integration_id } = context.settings;
    const user =
      namedUser(recipient, context.signal) ??
      (await this.conversations.knownUser(tenant_id, slack_integration_id!, recipient));
    return addressedTo({ recipient, user }, context, message);
  }
}

const messageThere = ({ existing }: ClaimedDelivery): Message | undefined => (existing?.gone_at ? undefined : existing);

function outcomeOf(failure: SlackFailure): Retry | Failure | (SendOutcome & { kind: 'ambiguous' }) {
  if (failure.kind === 'retry' || failure.kind === 'ambiguous') return failure;
  // The thread went away between the edit and the reply: the next attempt finds the message gone and starts afresh.
  if (failure.kind === 'gone') return { kind: 'retry', reason: failure.reason };
  return { kind: 'failed', reason: failure.reason };
}
