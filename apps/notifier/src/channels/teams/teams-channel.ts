import { changed, Database, type Tx } from '@linesman/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  Addressed,
  ClaimedDelivery,
  DeliveryChannel,
  EditOutcome,
  Failure,
  Found,
  Retry,
  SendOutcome,
  SentMessage,
  StoredRecipient,
  TestOutcome,
} from '../../deliveries/channel';
import { ChannelRegistry } from '../../deliveries/channel-registry';
import { callsEnd, leaseEnded } from '../../deliveries/lease-ended';
import type { Message } from '../../deliveries/message.entity';
import type { MessageContent, PersonalMessage } from '../../deliveries/personal-message';
import { isEmailReply } from '../../deliveries/occasions';
import type { TestAlert } from '../../deliveries/test-alert';
import type { SignalContext } from '../../signals/signal-context';
import { BotConnector, type Called } from './bot-connector';
import type { Activity } from './cards/activity';
import { testCard } from './cards/test-card';
import { TellInChat } from './chat/tell-in-chat';
import { type LinkedChannel, readLinked, standsIn } from './link/linked-channel';
import { type Mention, mentionOf, personOf } from './mention';
import { NO_APP, NO_CHANNEL } from './not-linked';
import { Pauses } from './pauses';
import type { TeamsFailure } from './teams-failure';
import { TeamsTexts } from './teams-texts';
import { TeamsConfig } from './teams.config';

type Stored = StoredRecipient & { channel?: LinkedChannel };

/** `activityId`: of the first message of the conversation `id`. A reply has an `id` only. */
interface Posted {
  id: string;
  activityId?: string;
}

/** Messages in the Teams channel that a tenant has linked, and in chats with its members. It gives up within half a minute, because email then tells the same person. */
@Injectable()
export class TeamsChannel implements DeliveryChannel<Stored>, OnModuleInit {
  readonly name = 'teams';
  /** Nobody, unless a tenant chooses it. */
  readonly audiences = [] as const;
  readonly max_attempts = 5;
  readonly fallback = 'email';

  constructor(
    private readonly registry: ChannelRegistry,
    private readonly connector: BotConnector,
    private readonly texts: TeamsTexts,
    private readonly pauses: Pauses,
    private readonly database: Database,
    private readonly config: TeamsConfig,
    private readonly chat: TellInChat,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async readRecipient(tx: Tx, { tenant_id }: Addressed): Promise<Stored> {
    return { channel: await readLinked(tx, tenant_id) };
  }

  async send(claimed: ClaimedDelivery<Stored>): Promise<SendOutcome> {
    const { delivery, stored } = claimed;
    if (!this.connector.isConfigured) return NO_APP;
    if (!stored.channel) return NO_CHANNEL;
    const after_ms = await this.pauses.left(stored.channel.conversation_id);
    if (after_ms > 0) return { kind: 'retry', reason: 'teams_asks_for_less', after_ms, uncounted: true };
    const late = leaseEnded(claimed);
    if (late) return late;
    const sent = await this.post(stored.channel, claimed, threadOf(claimed, stored.channel));
    if (sent.failure) return this.failed(stored.channel, sent.failure);
    // Where this fails the message is not sent again, and the next one clears the reason.
    if (stored.channel.refused_reason) await this.worksAgain(delivery.tenant_id).catch(() => undefined);
    return { kind: 'sent', message: sent.done };
  }

  /** Microsoft lets an app read no messages of a channel unless it asks for much more than it needs. */
  find(): Promise<Found> {
    return Promise.resolve({ arrived: 'unknown' });
  }

  tellPerson(message: PersonalMessage, content: MessageContent): Promise<SendOutcome> {
    return this.chat.tell(message, content);
  }

  /** As for deliveries. */
  findPersonal(): Promise<Found> {
    return this.find();
  }

  async test({ settings: { tenant_id }, recipient, name }: TestAlert): Promise<TestOutcome> {
    if (!this.connector.isConfigured) return NO_APP;
    const channel = await this.database.inTenant(tenant_id, (tx) => readLinked(tx, tenant_id));
    if (!channel) return NO_CHANNEL;
    const begun = await this.withMention(personOf(recipient, name), (it) => this.begin(channel, testCard(it)));
    if (begun.failure) return this.failed(channel, begun.failure);
    if (channel.refused_reason) await this.worksAgain(tenant_id).catch(() => undefined);
    return { kind: 'sent', in_channel: true };
  }

  async edit(context: SignalContext, message: Message): Promise<EditOutcome> {
    const { tenant_id } = context.signal;
    const channel = await this.database.inTenant(tenant_id, (tx) => readLinked(tx, tenant_id));
    if (!this.connector.isConfigured) return NO_APP;
    if (!channel) return NO_CHANNEL;
    // It may be another company's, or have other readers.
    if (!standsIn(channel, message.channel_id)) return { kind: 'gone' };
    const shown = this.texts.message(context);
    const path = `${conversation(message.channel_id!)}/${encodeURIComponent(message.ts!)}`;
    const { service_url } = channel;
    const edited = await this.withMention(mentionOf(message.recipient, context), (it) =>
      this.connector.call({
        method: 'PUT',
        service_url,
        path,
        body: { ...shown(it), id: message.ts },
        effect: 'repeats',
      }),
    );
    if (!edited.failure) return { kind: 'edited' };
    if (edited.failure.kind === 'not_found') return { kind: 'gone' };
    const outcome = await this.failed(channel, edited.failure);
    return outcome.kind === 'ambiguous' ? { kind: 'retry', reason: outcome.reason } : outcome;
  }

  /** The settings show what Microsoft answers, until a message gets through. */
  async afterFailure(tx: Tx, { delivery }: ClaimedDelivery<Stored>, { reason }: Failure): Promise<void> {
    await changed(
      tx,
      `update teams_links set refused_reason = $2, refused_at = coalesce(refused_at, clock_timestamp())
       where tenant_id = $1 and conversation_id is not null`,
      [delivery.tenant_id, reason],
    );
  }

  private async worksAgain(tenantId: string): Promise<void> {
    await this.database.inTenant(tenantId, (tx) =>
      changed(tx, 'update teams_links set refused_reason = null, refused_at = null where tenant_id = $1', [tenantId]),
    );
  }

  /** A person who is unknown at Microsoft under their address cannot be mentioned. The message names them then. */
  private async withMention<T>(to: Mention, call: (to: Mention) => Promise<Called<T>>): Promise<Called<T>> {
    const called = await call(to);
    return called.failure?.kind === 'malformed' ? call({ ...to, notifies: false }) : called;
  }

  /** @param thread what it answers. Where that was deleted, it begins anew. */
  private async post(
    channel: LinkedChannel,
    claimed: ClaimedDelivery<Stored>,
    thread: string | undefined,
    until = callsEnd(claimed.delivery.lease_ends),
  ): Promise<Called<SentMessage>> {
    const to = mentionOf(claimed.delivery.recipient, claimed);
    // Who was told nothing before reads of a contact's reply by itself.
    const isReply = thread !== undefined || isEmailReply(claimed.delivery.occasion);
    const shown = isReply ? this.texts.reply(claimed) : this.texts.message(claimed);
    if (thread) {
      const replied = await this.withMention(to, (it) => this.reply(channel, thread, shown(it), until));
      if (replied.failure?.kind === 'not_found') return this.post(channel, claimed, undefined, until);
      return replied.failure ? replied : { done: { channel_id: thread, ts: replied.done.id } };
    }
    const begun = await this.withMention(to, (it) => this.begin(channel, shown(it), until));
    return begun.failure ? begun : { done: { channel_id: begun.done.id, ts: begun.done.activityId } };
  }

  private begin(
    { service_url, ...channel }: LinkedChannel,
    activity: Activity,
    until?: number,
  ): Promise<Called<Posted>> {
    const { conversation_id, directory_id } = channel;
    return this.connector.call<Posted>({
      method: 'POST',
      service_url,
      path: '/v3/conversations',
      body: {
        isGroup: true,
        bot: { id: `28:${this.config.TEAMS_APP_ID}` },
        tenantId: directory_id ?? undefined,
        channelData: { channel: { id: conversation_id }, ...(directory_id && { tenant: { id: directory_id } }) },
        activity,
      },
      effect: 'posts',
      until,
    });
  }

  private reply(
    { service_url }: LinkedChannel,
    thread: string,
    activity: Activity,
    until: number,
  ): Promise<Called<Posted>> {
    return this.connector.call<Posted>({
      method: 'POST',
      service_url,
      path: conversation(thread),
      body: activity,
      effect: 'posts',
      until,
    });
  }

  private async failed(
    { conversation_id }: LinkedChannel,
    failure: TeamsFailure,
  ): Promise<Retry | Failure | (SendOutcome & { kind: 'ambiguous' })> {
    if (failure.kind === 'retry' && failure.uncounted) await this.pauses.begin(conversation_id, failure.after_ms ?? 0);
    if (failure.kind === 'retry' || failure.kind === 'ambiguous') return failure;
    return { kind: 'failed', reason: failure.reason };
  }
}

const conversation = (id: string): string => `/v3/conversations/${encodeURIComponent(id)}/activities`;

const threadOf = ({ delivery, existing, resumes }: ClaimedDelivery, channel: LinkedChannel): string | undefined => {
  if (!existing || existing.gone_at || !(delivery.follows || resumes)) return undefined;
  return standsIn(channel, existing.channel_id) ? (existing.channel_id ?? undefined) : undefined;
};
