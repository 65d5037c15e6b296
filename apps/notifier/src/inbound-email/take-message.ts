import { changed, Database, one, type Tx } from '@linesman/persistence';
import { Clock, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { Contacts } from '../contacts/contacts';
import { StopContact } from '../contacts/stop-contact';
import { TellNextContact } from '../next-contacts/tell-next-contact';
import { Deliveries } from '../deliveries/deliveries';
import type { Delivery } from '../deliveries/delivery.entity';
import { FollowUp } from '../deliveries/follow-up';
import type { OpenSignal } from '../handling/open-signal';
import { readHandling } from '../handling/read-handling';
import { EMAIL_REPLY } from '../signals/email-reply';
import type { InboundEmail } from '../signals/inbound-email.entity';
import type { Signal } from '../signals/signal.entity';
import { classifyMessage, type InboundKind } from './classify-message';
import { FindDelivery } from './find-delivery.system';
import { keepInboundEmail } from './keep-inbound-email';
import type { Message } from './message';

const taken = new Counter({
  name: 'inbound_emails_total',
  help: 'Emails that arrived, by kind and what became of them.',
  labelNames: ['kind', 'outcome'],
});

/** `known`: it came before, or too many of its kind came about the same email. `not_ours`: nothing of ours is meant, or it is erased. */
export type Outcome = 'taken' | 'known' | 'not_ours';

export interface Taken {
  kind: InboundKind;
  outcome: Outcome;
}

type Kept = Exclude<InboundKind, 'unknown'>;

/** Stores an email that arrived beside the signal that it is about, once, and does what follows from it. */
@Injectable()
export class TakeMessage {
  constructor(
    private readonly database: Database,
    private readonly finding: FindDelivery,
    private readonly followUp: FollowUp,
    private readonly deliveries: Deliveries,
    private readonly contacts: Contacts,
    private readonly stopping: StopContact,
    private readonly nextContacts: TellNextContact,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param message absent where it cannot be read. */
  async take(message: Message | undefined): Promise<Taken> {
    const kind = message ? classifyMessage(message) : 'unknown';
    const outcome = message ? await this.outcomeOf(kind, message) : 'not_ours';
    taken.inc({ kind, outcome });
    if (outcome !== 'taken') this.logger.info({ message: message?.key, kind, outcome }, 'inbound email without effect');
    return { kind, outcome };
  }

  private async outcomeOf(kind: InboundKind, message: Message): Promise<Outcome> {
    const delivery = await this.finding.of(message);
    if (kind === 'unknown' || !delivery) return 'not_ours';
    return this.database.inTenant(delivery.tenant_id, (tx) => this.store(tx, kind, message, delivery));
  }

  private async store(tx: Tx, kind: Kept, message: Message, delivery: Delivery): Promise<Outcome> {
    const { id: delivery_id, tenant_id, signal_id, recipient: contact } = delivery;
    const signal = await one<Signal>(tx, 'select * from signals where signal_id = $1 for update', [signal_id]);
    // After an erasure nothing is stored of the contact.
    if (!signal?.snapshot) return 'not_ours';
    const { key: message_key, from, subject, text, attachments, report } = message;
    const email: Omit<InboundEmail, 'id'> = {
      tenant_id,
      signal_id,
      delivery_id,
      kind,
      message_key,
      contact,
      from_name: from.name,
      from_address: from.address,
      subject,
      text: report ? saidBy(report.fields) : text,
      attachments: report ? [] : attachments,
      received_at: this.clock.now(),
    };
    const id = await keepInboundEmail(tx, email);
    if (!id) return 'known';
    await this.act(tx, kind, { ...signal, snapshot: signal.snapshot }, delivery, id);
    return 'taken';
  }

  private async act(tx: Tx, kind: Kept, signal: OpenSignal, delivery: Delivery, id: string): Promise<void> {
    switch (kind) {
      case 'reply':
        return this.tellOfReply(tx, signal, id);
      case 'bounced':
        await this.contacts.bounced(tx, delivery, { signal });
        return this.notDelivered(tx, signal, delivery, kind);
      case 'undelivered':
        return this.notDelivered(tx, signal, delivery, kind);
      case 'complaint':
        return this.stopping.stop(tx, { ...delivery, email: delivery.recipient }, 'complained');
      case 'delayed':
      case 'automatic':
        return undefined;
    }
  }

  /** What the mail server of the contact had taken did not reach them after all: the next one is told. The alert says so. */
  private async notDelivered(
    tx: Tx,
    signal: OpenSignal,
    delivery: Delivery,
    reason: 'bounced' | 'undelivered',
  ): Promise<void> {
    const fail = `update deliveries set state = 'failed', reason = $2 where id = $1 and state = 'sent'`;
    await changed(tx, fail, [delivery.id, reason]);
    await this.nextContacts.inPlaceOf(tx, delivery, { signal }, reason);
    await this.deliveries.showState(tx, [signal.signal_id]);
  }

  /** Whoever handles the signal reads it where they were told of the signal. */
  private async tellOfReply(tx: Tx, signal: OpenSignal, id: string): Promise<void> {
    const { tenant_id, signal_id } = signal;
    const { handler } = await readHandling(tx, signal);
    const { email: recipient, audience } = handler;
    await this.followUp.tellOne(tx, { tenant_id, signal_id, occasion: EMAIL_REPLY + id, recipient, audience });
  }
}

const saidBy = (fields: Readonly<Record<string, string>>): string =>
  (fields['diagnostic-code'] ?? fields['status'] ?? fields['feedback-type'] ?? '').slice(0, 500);
