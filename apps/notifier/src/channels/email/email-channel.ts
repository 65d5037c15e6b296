import type { Tx } from '@linesman/persistence';
import { Redis, TenantQuota } from '@linesman/redis';
import { Problem } from '@linesman/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  Addressed,
  ClaimedDelivery,
  DeliveryChannel,
  Failure,
  Found,
  MessageText,
  SendOutcome,
} from '../../deliveries/channel';
import { ChannelRegistry } from '../../deliveries/channel-registry';
import type { SignalContext } from '../../signals/signal-context';
import type { Delivery } from '../../deliveries/delivery.entity';
import { leaseEnded } from '../../deliveries/lease-ended';
import type { MessageContent, PersonalMessage } from '../../deliveries/personal-message';
import type { TestAlert } from '../../deliveries/test-alert';
import { addressOf, ComposeEmail, type ComposedEmail } from './compose-email';
import { Contacts, type EmailRecipient } from '../../contacts/contacts';
import { TellNextContact } from '../../next-contacts/tell-next-contact';
import { EmailPerson } from './email-person';
import { outdated } from './outdated';
import { Smtp } from './smtp';
import { classifySmtpFailure } from './smtp-failure';
import { TestByEmail } from './test-by-email';

/** Of one tenant. The others wait for the next day. */
export const MOST_A_DAY = 5_000;

/** It tries for hours, because a mail server may be away for hours. */
@Injectable()
export class EmailChannel implements DeliveryChannel<EmailRecipient>, OnModuleInit {
  readonly name = 'email';
  readonly audiences = ['contact', 'tenant'] as const;
  readonly max_attempts = 24;
  private readonly quota: TenantQuota;

  constructor(
    private readonly registry: ChannelRegistry,
    private readonly contacts: Contacts,
    private readonly nextContacts: TellNextContact,
    private readonly composing: ComposeEmail,
    private readonly smtp: Smtp,
    private readonly person: EmailPerson,
    private readonly testing: TestByEmail,
    redis: Redis,
  ) {
    this.quota = new TenantQuota(redis, 'emails', { points: MOST_A_DAY, seconds: 86_400 });
  }

  onModuleInit(): void {
    this.registry.register(this);
  }

  readRecipient(tx: Tx, addressed: Addressed): Promise<EmailRecipient> {
    return this.contacts.read(tx, addressed);
  }

  async send(claimed: ClaimedDelivery<EmailRecipient>): Promise<SendOutcome> {
    if (!addressOf(claimed)) return { kind: 'failed', reason: 'no_email_address_for_staff' };
    const reason = outdated(claimed);
    if (reason) return { kind: 'suppressed', reason };
    const after_ms = await this.quota.take(claimed.delivery.tenant_id);
    if (after_ms > 0) return { kind: 'retry', reason: 'quota_of_emails_used_up', after_ms, uncounted: true };
    let email: ComposedEmail;
    try {
      email = await this.composing.compose(claimed);
    } catch (error) {
      const reason = error instanceof Problem ? (error.document.detail ?? error.message) : String(error);
      return { kind: 'retry', reason: reason.slice(0, 300) };
    }
    const late = leaseEnded(claimed);
    if (late) return late;
    try {
      const { options, link_id } = email;
      await this.smtp.send(options);
      return { kind: 'sent', message: { message_id: options.messageId, subject: options.subject }, link_id };
    } catch (error) {
      return classifySmtpFailure(error);
    }
  }

  test(test: TestAlert): Promise<SendOutcome> {
    return this.testing.send(test);
  }

  preview(claimed: ClaimedDelivery<EmailRecipient>): Promise<MessageText> {
    return this.composing.preview(claimed);
  }

  /** No mail server can be asked. A second attempt has the Message-ID of the first, so mailboxes can drop one. */
  find(): Promise<Found> {
    return Promise.resolve({ arrived: 'unknown' });
  }

  tellPerson(message: PersonalMessage, content: MessageContent): Promise<SendOutcome> {
    return this.person.send(message, content);
  }

  /** As for deliveries. */
  findPersonal(): Promise<Found> {
    return this.find();
  }

  async afterFailure(tx: Tx, claimed: ClaimedDelivery<EmailRecipient>, { gone }: Failure): Promise<void> {
    if (gone && claimed.delivery.audience === 'contact') await this.contacts.bounced(tx, claimed.delivery, claimed);
    await this.nextContacts.inPlaceOf(tx, claimed.delivery, claimed, gone ? 'bounced' : 'undelivered');
  }

  async afterStop(tx: Tx, delivery: Delivery, context: SignalContext): Promise<void> {
    const { stopped } = await this.contacts.read(tx, delivery);
    if (!stopped) return;
    await this.contacts.askForAnother(tx, delivery.recipient, context, stopped);
    await this.nextContacts.inPlaceOf(tx, delivery, context, stopped);
  }
}
