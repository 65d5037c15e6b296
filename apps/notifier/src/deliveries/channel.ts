import type { DeliveryChannelName } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import type { Audience } from '../signals/audience';
import type { SignalContext } from '../signals/signal-context';
import type { SendDecision } from './decide-send';
import type { Delivery, DeliveryState } from './delivery.entity';
import type { Member } from './member';
import type { Message } from './message.entity';
import type { MessageContent, PersonalMessage } from './personal-message';
import type { TestAlert } from './test-alert';

/**
 * A way to reach people. A folder under `channels/` implements it and registers it in the `ChannelRegistry`.
 * @typeParam Stored what the channel has stored about a recipient.
 */
export interface DeliveryChannel<Stored extends StoredRecipient = StoredRecipient> {
  readonly name: DeliveryChannelName;
  /** Who is told on this channel unless the caller names another one. An audience belongs to one channel at most. */
  readonly audiences: readonly Audience[];
  /** A delivery fails after so many attempts. */
  readonly max_attempts: number;
  /** The channel that tells the same person when a delivery on this one fails. */
  readonly fallback?: DeliveryChannelName;

  /** Reads what is stored about the recipient, in the transaction that claims the delivery. */
  readRecipient?(tx: Tx, addressed: Addressed): Promise<Stored>;
  /**
   * What the channel does before it knows what the message says, while that is still asked: it waits for its turn, for
   * example. Before each `send`.
   * @returns why the message is not sent now.
   */
  admit?(claimed: ClaimedDelivery<Stored>): Promise<SendOutcome | undefined>;
  /**
   * Sends one message, unless `leaseEnded` says right before that it must not. Runs outside any transaction. Answers with
   * an outcome and does not throw.
   */
  send(claimed: ClaimedDelivery<Stored>): Promise<SendOutcome>;
  /** Finds out whether an earlier attempt, whose end nobody knows, arrived. Runs outside any transaction. */
  find(claimed: ClaimedDelivery<Stored>): Promise<Found>;
  /** Tells one person what is no delivery, as `send` does. */
  tellPerson(message: PersonalMessage, content: MessageContent): Promise<SendOutcome>;
  /** As `find`, for such a message. */
  findPersonal(message: PersonalMessage): Promise<Found>;
  /** Sends whoever asks for it a test, where an alert for a CSM would go. Answers with an outcome and does not throw. */
  test(test: TestAlert): Promise<TestOutcome>;
  /** Makes an existing message show what its signal has become. A channel without it cannot change what it has sent. */
  edit?(context: SignalContext, message: Message): Promise<EditOutcome>;
  /** What a message would say. Nothing is sent, and no link is made for it. */
  preview?(claimed: ClaimedDelivery<Stored>): Promise<MessageText>;
  /** Does what the channel itself has to do after nothing was sent because the person is stopped. */
  afterStop?(tx: Tx, delivery: Delivery, context: SignalContext): Promise<void>;
  /** Does what the channel itself has to do after a delivery failed, in the transaction that records the failure. */
  afterFailure?(tx: Tx, claimed: ClaimedDelivery<Stored>, failure: Failure): Promise<void>;
}

export type Addressed = Pick<Delivery, 'tenant_id' | 'audience' | 'recipient'>;

export interface StoredRecipient {
  /** Why this person gets no more messages of this kind. */
  stopped?: string | null;
}

/** A delivery that this process alone may send until its lease ends, with everything that the channel needs for it. */
export interface ClaimedDelivery<Stored extends StoredRecipient = StoredRecipient> extends SignalContext {
  delivery: Delivery & {
    lease: string;
    /** When its lease ends, by `performance.now()` of this process. */
    lease_ends: number;
    /** The state in which it was claimed. */
    previous_state: DeliveryState;
    /** What the same person was told of the signal before, as `aboutOf` words it. */
    told_before: string | null;
    /** Of the delivery that first told the same person, where that was in a digest. */
    opening_digest?: string | null;
    /** For ten minutes nobody has known whether it arrived: better to send it twice than not at all. */
    uncertain_for_long: boolean;
  };
  decision: SendDecision & { act: 'send' | 'find' };
  /** The deliveries whose message it sends too, where it leads a digest. */
  members?: Member[];
  /** The message that told the same person on the same channel that the signal opened. */
  existing?: Message;
  /** `existing` is about an earlier signal of the same integration, which is unstable. Where the channel can edit, it shows this one from now on. */
  resumes?: true;
  /** What the channel has stored about the recipient. */
  stored: Stored;
  /** The answer of `admit`, where that was begun with the claim. */
  admitted?: Promise<SendOutcome | undefined>;
}

export interface MessageText {
  subject: string;
  text: string;
}

/** What identifies a message on its channel. */
export type SentMessage = Partial<Pick<Message, 'team_id' | 'channel_id' | 'ts' | 'message_id' | 'subject'>>;

/** `gone`: the address does not exist. */
export interface Failure {
  kind: 'failed';
  reason: string;
  gone?: true;
}

/** Nothing was sent. `uncounted` when that is no sign of trouble (a rate limit), so that it is not counted as an attempt. */
export interface Retry {
  kind: 'retry';
  reason: string;
  after_ms?: number;
  uncounted?: true;
}

export type SendOutcome =
  /** `found`: an earlier attempt had arrived. `link_id`: of the reconnect link in it. `resumed`: the message that shows the signal now. */
  | { kind: 'sent'; message?: SentMessage; reason?: string; found?: true; link_id?: string; resumed?: string }
  | Retry
  /** No answer came: the message may have arrived. */
  | { kind: 'ambiguous'; reason: string }
  | Failure
  | { kind: 'suppressed'; reason: string };

/**
 * `in_channel`: many people read it, and not only whoever asked. `channel_refused`: why the tenant's channel did not take
 * it, so that it went to them directly.
 */
export type TestOutcome = SendOutcome & { in_channel?: true; channel_refused?: string };

/** `gone`: the message was deleted, or can no longer be edited. */
export type EditOutcome = { kind: 'edited' } | { kind: 'gone' } | Retry | Failure;

/** `unknown`: nobody can tell. `later`: ask again then. */
export type Found =
  { arrived: 'yes'; message: SentMessage } | { arrived: 'no' | 'unknown' } | { arrived: 'later'; after_ms: number };
