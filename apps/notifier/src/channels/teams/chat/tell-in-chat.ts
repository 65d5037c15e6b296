import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Failure, Retry, SendOutcome } from '../../../deliveries/channel';
import { callsEnd, leaseEndedAt } from '../../../deliveries/lease-ended';
import type { MessageContent, PersonalMessage } from '../../../deliveries/personal-message';
import { BotConnector, type Called } from '../bot-connector';
import { type Activity, activityOf } from '../cards/activity';
import { personalCard } from '../cards/personal-card';
import { type LinkedChannel, readLinked } from '../link/linked-channel';
import { type Member, Members } from '../members/members';
import { NO_APP, NO_CHANNEL } from '../not-linked';
import { Pauses } from '../pauses';
import type { TeamsFailure } from '../teams-failure';
import { TeamsConfig } from '../teams.config';

const UNKNOWN: Failure = { kind: 'failed', reason: 'teams_knows_no_such_member' };

/** Tells one person in their chat with the app what is not for the whole channel. Microsoft lets an app write to the members of a team that has it. */
@Injectable()
export class TellInChat {
  constructor(
    private readonly database: Database,
    private readonly connector: BotConnector,
    private readonly members: Members,
    private readonly pauses: Pauses,
    private readonly config: TeamsConfig,
  ) {}

  async tell(message: PersonalMessage, content: MessageContent): Promise<SendOutcome> {
    const { tenant_id, recipient, lease_ends } = message;
    if (!this.connector.isConfigured) return NO_APP;
    const channel = await this.database.inTenant(tenant_id, (tx) => readLinked(tx, tenant_id));
    if (!channel) return NO_CHANNEL;
    // Microsoft counts the question who is in a team with the messages in its channel.
    const waits = await this.waits(channel.conversation_id);
    if (waits) return waits;
    const member = await this.members.find(channel, recipient);
    if (member.failure) return this.outcomeOf(member.failure, channel.conversation_id);
    if (!member.done) return UNKNOWN;
    const chat = await this.open(channel, member.done);
    if (chat.failure) return this.outcomeOf(ofChat(chat.failure), channel.conversation_id);
    const waitsInChat = await this.waits(chat.done.id);
    if (waitsInChat) return waitsInChat;
    const late = leaseEndedAt(lease_ends);
    if (late) return late;
    const activity = activityOf(personalCard(content, this.config.PUBLIC_ORIGIN));
    const posted = await this.post(channel, { chat: chat.done.id, activity, until: callsEnd(lease_ends) });
    return posted.failure ? this.outcomeOf(ofChat(posted.failure), chat.done.id) : { kind: 'sent' };
  }

  /** @returns nothing where Microsoft did not ask for fewer requests in a conversation. */
  private async waits(conversation: string): Promise<Retry | undefined> {
    const after_ms = await this.pauses.left(conversation);
    return after_ms > 0 ? { kind: 'retry', reason: 'teams_asks_for_less', after_ms, uncounted: true } : undefined;
  }

  private async outcomeOf(failure: TeamsFailure, conversation: string): Promise<SendOutcome> {
    if (failure.kind === 'retry' && failure.uncounted) await this.pauses.begin(conversation, failure.after_ms ?? 0);
    if (failure.kind === 'retry' || failure.kind === 'ambiguous') return failure;
    return { kind: 'failed', reason: failure.reason };
  }

  /** Microsoft answers with the same chat each time. */
  private open({ service_url, directory_id }: LinkedChannel, { id }: Member): Promise<Called<{ id: string }>> {
    const body = {
      isGroup: false,
      bot: { id: `28:${this.config.TEAMS_APP_ID}` },
      members: [{ id }],
      tenantId: directory_id ?? undefined,
      channelData: directory_id ? { tenant: { id: directory_id } } : undefined,
    };
    return this.connector.call({ method: 'POST', service_url, path: '/v3/conversations', body, effect: 'repeats' });
  }

  private post(
    { service_url }: LinkedChannel,
    { chat, activity, until }: { chat: string; activity: Activity; until: number },
  ): Promise<Called<unknown>> {
    const path = `/v3/conversations/${encodeURIComponent(chat)}/activities`;
    return this.connector.call({ method: 'POST', service_url, path, body: activity, effect: 'posts', until });
  }
}

/** Of one person: their chat is closed to us, and nothing is wrong with the channel. */
const reasons: Record<string, string> = {
  teams_app_removed: 'teams_chat_refused',
  teams_channel_gone: 'teams_chat_refused',
};

const ofChat = (failure: TeamsFailure): TeamsFailure => ({
  ...failure,
  reason: reasons[failure.reason] ?? failure.reason,
});
