import { randomUUID } from 'node:crypto';
import type { Tx } from '@linesman/persistence';
import type { Agenda } from './agenda.ts';
import {
  abandonedBy,
  CLOSED_FIRST,
  decideSend,
  factsOfSignal,
  isAnnouncement,
  isClosing,
  NUDGE,
  WORKING_HOURS,
} from './decisions.ts';
import type { Message, ToldSignal } from './told-signal.ts';
import type { Deliveries, Planned, PlannedDelivery, ToldSoFar } from './service-types.ts';

/** How long a message waits for the one that it follows. */
const WAIT_MS = 2_000;

type New = Omit<PlannedDelivery, 'tenant_id'> & { follows?: string | null };
type Renewal = Parameters<Deliveries['renew']>[2];

/** The notifier's deliveries: rows in memory, and for what is sent when, its own decision. Each channel works at once. */
export class Messages {
  readonly all: Message[] = [];
  private readonly byId = new Map<string, Message>();

  private readonly agenda: Agenda;
  private readonly signals: Map<string, ToldSignal>;
  private readonly sent: (message: Message) => void;

  constructor(agenda: Agenda, signals: Map<string, ToldSignal>, sent: (message: Message) => void) {
    this.agenda = agenda;
    this.signals = signals;
    this.sent = sent;
  }

  planAtOnce(_: Tx, planned: PlannedDelivery): Promise<Planned | undefined> {
    const message = this.insert(planned);
    return Promise.resolve(message && { id: message.id, state: 'pending', at_once: true });
  }

  plan(_: Tx, planned: PlannedDelivery): Promise<string | undefined> {
    return Promise.resolve(this.insert(planned)?.id);
  }

  toldSoFar(_: Tx, signalId: string, { audience, recipient }: Pick<Message, 'audience' | 'recipient'>) {
    const theirs = this.of(signalId).filter((one) => one.recipient === recipient.toLowerCase());
    const last = theirs
      .filter((one) => one.audience === audience && (one.about !== null || isAnnouncement(one)))
      .findLast(({ state }) => state !== 'suppressed');
    return Promise.resolve<ToldSoFar>({ last, count: theirs.length });
  }

  renew(_: Tx, id: string, { about, not_before }: Renewal): Promise<boolean> {
    const message = this.byId.get(id)!;
    if (message.state !== 'pending') return Promise.resolve(false);
    message.about = about ?? null;
    if (!not_before && message.reason === WORKING_HOURS) this.dueAt(message, this.agenda.time);
    return Promise.resolve(true);
  }

  putOff(_: Tx, of: Pick<PlannedDelivery, 'signal_id' | 'occasion' | 'recipient'>, until: Date, revives: string) {
    const waiting = this.of(of.signal_id).find(
      ({ occasion, recipient, state, reason }) =>
        occasion === of.occasion &&
        recipient === of.recipient.toLowerCase() &&
        (state === 'pending' || (state === 'suppressed' && reason === revives)),
    );
    if (!waiting) return Promise.resolve(false);
    waiting.state = 'pending';
    this.dueAt(waiting, until.getTime());
    return Promise.resolve(true);
  }

  /** An edit of a message is no message. */
  showState(): Promise<void> {
    return Promise.resolve();
  }

  showNew(): Promise<void> {
    return Promise.resolve();
  }

  hasten(signal: ToldSignal): void {
    for (const one of signal.messages)
      if (one.state === 'pending' && one.reason === WORKING_HOURS) this.dueAt(one, this.agenda.time);
  }

  /** As FollowUp does it: somebody is told more, as a reply to what they were told. */
  tellOne(_: Tx, told: New): Promise<void> {
    const before = this.of(told.signal_id)
      .filter((one) => one.recipient === told.recipient.toLowerCase())
      .findLast((one) => isAnnouncement(one) && one.state === 'sent');
    this.insert({ ...told, audience: before?.audience ?? told.audience, follows: before?.id });
    return Promise.resolve();
  }

  tell({ snapshot, messages }: ToldSignal, occasion: string, about?: string): void {
    const told = messages.filter((one) => isAnnouncement(one) && one.state === 'sent');
    for (const { audience, recipient, id } of told)
      this.insert({ signal_id: snapshot.signal_id, occasion, audience, recipient, about, follows: id });
  }

  close(signal: ToldSignal, occasion: 'resolved' | 'withdrawn'): void {
    for (const one of signal.messages)
      if (one.state === 'pending' && !isClosing(one.occasion)) this.suppress(one, CLOSED_FIRST);
    this.tell(signal, occasion);
  }

  insert(planned: New): Message | undefined {
    const { signal_id, occasion, audience, suppressed, not_before, waits_for } = planned;
    const recipient = planned.recipient.toLowerCase();
    const of = this.signals.get(signal_id)!;
    const channel = planned.channel ?? (audience === 'contact' || audience === 'tenant' ? 'email' : 'slack');
    if (of.messages.some((one) => one.occasion === occasion && one.recipient === recipient && one.channel === channel))
      return undefined;
    const waiting = not_before ? (waits_for ?? WORKING_HOURS) : null;
    const message: Message = {
      of,
      id: randomUUID(),
      occasion,
      channel,
      recipient,
      audience,
      about: planned.about ?? null,
      follows: planned.follows ?? null,
      state: suppressed ? 'suppressed' : 'pending',
      reason: suppressed ?? waiting,
      decided_at: this.agenda.time,
      due: 0,
    };
    of.messages.push(message);
    this.all.push(message);
    this.byId.set(message.id, message);
    if (!suppressed) this.dueAt(message, not_before?.getTime() ?? this.agenda.time);
    return message;
  }

  private dueAt(message: Message, at: number): void {
    message.due = at;
    this.agenda.at(at, () => {
      if (message.state === 'pending' && message.due === at) this.decide(message);
    });
  }

  private decide(message: Message): void {
    const { of, occasion, recipient, follows } = message;
    const abandoned = occasion === NUDGE ? abandonedBy(of.link_steps, recipient) : undefined;
    const decision = decideSend({
      occasion,
      previous_state: 'pending',
      follows: follows !== null,
      opening_state: follows === null ? undefined : this.byId.get(follows)!.state,
      needless: abandoned && 'reason' in abandoned ? abandoned.reason : undefined,
      // Nobody makes a silence in this month.
      ...factsOfSignal(
        message,
        { signal: of, handling: of.handling ?? null },
        { now: this.agenda.now(), silences: [] },
      ),
    });
    if (decision.act === 'suppress') return this.suppress(message, decision.reason);
    if (decision.act === 'wait') return this.dueAt(message, this.agenda.time + WAIT_MS);
    message.state = 'sent';
    message.reason = null;
    message.sent_at = this.agenda.time;
    this.sent(message);
  }

  private suppress(message: Message, reason: string): void {
    message.state = 'suppressed';
    message.reason = reason;
  }

  private of(signalId: string): Message[] {
    return this.signals.get(signalId)!.messages;
  }
}
