import { mintReconnectLink, type MintReconnectLinkAnswer } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Clock } from '@linesman/service-kit';
import { oneLine } from '@linesman/texts';
import { Injectable } from '@nestjs/common';
import type { Options } from 'nodemailer/lib/mailer';
import type { ClaimedDelivery, MessageText } from '../../deliveries/channel';
import {
  asksForApproval,
  CALL_CANCELLED,
  CHANNEL_REFUSED,
  HANDED_OVER,
  isAssignment,
  isClosing,
  isEmailReply,
  isReminder,
  NEW_LINK,
  NUDGE,
} from '../../deliveries/occasions';
import { messageIdOf } from '../../deliveries/message-id';
import { contactNamed } from '../../signals/wording';
import type { EmailRecipient } from '../../contacts/contacts';
import { inboundAddress } from '../../inbound-email/inbound-address';
import { EmailConfig } from './email.config';
import { hasButton } from './customer-words';
import { emailValues, unsubscribeUrl } from './email-values';
import { invitation } from './invitation';
import { emailTemplates } from './email-templates';
import { type Mailbox, senderOf } from './sender';
import { Templates } from './templates';

/** After so many attempts without a reconnect link an email is sent without it: it still helps. */
const ATTEMPTS_FOR_A_LINK = 4;

/** In a preview in place of what makes a link work. */
const NO_LINK = 'made-when-it-is-sent';

const CALL_CHOSEN = 'tech_call.chosen';

export type EmailOptions = Options & { subject: string; text: string; html: string; messageId: string };

export interface ComposedEmail {
  options: EmailOptions;
  /** Of the reconnect link in it. */
  link_id?: string;
}

@Injectable()
export class ComposeEmail {
  constructor(
    private readonly templates: Templates,
    private readonly rpc: RpcClient,
    private readonly config: EmailConfig,
    private readonly clock: Clock,
  ) {}

  async compose(claimed: ClaimedDelivery<EmailRecipient>): Promise<ComposedEmail> {
    const { delivery, settings, existing } = claimed;
    const link = await this.reconnectLink(claimed);
    const values = emailValues(claimed, {
      now: this.clock.now(),
      publicOrigin: this.config.PUBLIC_ORIGIN,
      reconnectUrl: link.url,
    });
    const { subject, text, html } = await this.templates.render(templateOf(claimed), values);
    const { from, replyTo } = senderOf(settings, this.config);
    const domain = from.address.split('@').at(-1)!;
    const messageId = messageIdOf(delivery, domain);
    const options = {
      from,
      to: { name: oneLine(values.recipient_name), address: addressOf(claimed) },
      ...this.answeredTo(claimed, replyTo),
      subject: answering(existing, subject),
      text,
      html,
      messageId,
      inReplyTo: existing?.message_id ?? undefined,
      references: existing?.message_id ?? undefined,
      headers: emailHeaders(claimed, this.config.PUBLIC_ORIGIN),
      icalEvent: await this.calendar(claimed, messageId),
    };
    // Not every email has a button.
    return { options, link_id: link.url && text.includes(link.url) ? link.link_id : undefined };
  }

  /** Where answers go, and what mail servers send back: to us, or to the people on our side. */
  private answeredTo(claimed: ClaimedDelivery, own: Mailbox): Pick<Options, 'replyTo' | 'envelope'> {
    const replyTo = answeredBy(claimed) ?? own;
    const { id, audience } = claimed.delivery;
    const [reply, bounce] = (['reply', 'bounce'] as const).map((kind) => inboundAddress(kind, id, this.config));
    if (audience !== 'contact' || !reply) return { replyTo };
    return { replyTo: { ...replyTo, address: reply }, envelope: { from: bounce, to: addressOf(claimed) } };
  }

  /** What an email would say. Where it would have links of its own, there is no link that works. */
  async preview(claimed: ClaimedDelivery<EmailRecipient>): Promise<MessageText> {
    const { contact } = claimed.stored;
    const stored = contact ? { contact: { ...contact, unsubscribe_token: NO_LINK } } : {};
    const { signal, tech_call } = claimed;
    const unlinked = { ...claimed, stored, tech_call: tech_call && { ...tech_call, token: NO_LINK } };
    const { subject, text } = await this.templates.render(
      templateOf(claimed),
      emailValues(unlinked, {
        now: this.clock.now(),
        publicOrigin: this.config.PUBLIC_ORIGIN,
        reconnectUrl: hasButton(signal.snapshot)
          ? `${this.config.PUBLIC_ORIGIN.replace(/\/+$/, '')}/connect/${NO_LINK}`
          : undefined,
      }),
    );
    return { subject: answering(claimed.existing, subject), text };
  }

  /** On the emails that invite to a call, or cancel it. */
  private async calendar(
    { delivery, signal, settings, tech_call }: ClaimedDelivery,
    messageId: string,
  ): Promise<Options['icalEvent']> {
    const cancelled = delivery.occasion === CALL_CANCELLED;
    if (!(cancelled || delivery.occasion === CALL_CHOSEN) || !tech_call?.starts_at) return undefined;
    const { customer, connection_name } = signal.snapshot;
    const { csm } = customer ?? {};
    const content = await invitation({
      uid: `${signal.signal_id}.tech-call${messageId.slice(messageId.indexOf('@'), -1)}`,
      starts: tech_call.starts_at,
      title: `${customer?.name ?? settings.product_name}: call about the ${connection_name} integration`,
      organizer: csm ?? { name: `The ${settings.product_name} Team`, email: settings.mail_from },
      attendee: { name: contactNamed(signal.snapshot, tech_call.contact), email: tech_call.contact },
      now: this.clock.now(),
      cancelled,
    });
    return { method: cancelled ? 'CANCEL' : 'REQUEST', filename: 'tech-call.ics', content };
  }

  /** Minted for this one email, at the moment it is sent, and stored nowhere. */
  private async reconnectLink({ delivery, signal }: ClaimedDelivery): Promise<MintReconnectLinkAnswer> {
    if (delivery.audience !== 'contact' || isClosing(delivery.occasion)) return {};
    if (!hasButton(signal.snapshot)) return {};
    const { tenant_id, signal_id, recipient, attempts } = delivery;
    const { integration_id } = signal.snapshot.status_change;
    try {
      return await this.rpc.call(mintReconnectLink, { tenant_id, integration_id, signal_id, recipient });
    } catch (error) {
      if (attempts >= ATTEMPTS_FOR_A_LINK) return {};
      throw error;
    }
  }
}

/** An email about what its reader was told before is an answer to that. */
const answering = (existing: ClaimedDelivery['existing'], subject: string): string =>
  existing?.subject ? `Re: ${existing.subject.replace(/^Re: /, '')}` : subject;

/** RFC 3834 and RFC 8058. People on our side work with these emails and cannot unsubscribe from them. */
export function emailHeaders(claimed: ClaimedDelivery<EmailRecipient>, publicOrigin: string): Record<string, string> {
  const headers = { 'Auto-Submitted': 'auto-generated' };
  const url = unsubscribeUrl(claimed, publicOrigin);
  if (!url) return headers;
  return { ...headers, 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** The customer's CSM reads what the contact answers. */
function answeredBy({ delivery, signal }: ClaimedDelivery): Mailbox | undefined {
  const csm = delivery.audience === 'contact' ? signal.snapshot.customer?.csm : undefined;
  return csm && { name: oneLine(csm.name), address: csm.email };
}

export const addressOf = ({ delivery, settings }: ClaimedDelivery): string =>
  delivery.audience === 'staff' ? (settings.staff_alerts?.email ?? '') : delivery.recipient;

const ofOccasion: Readonly<Record<string, string>> = {
  'click.send_fix_instructions': 'fix_instructions_customer',
  'click.schedule_tech_call': 'tech_call_customer',
  'click.tell_customer': 'provider_down_customer',
  [NUDGE]: 'link_unfinished_customer',
  [CALL_CHOSEN]: 'tech_call_invitation',
  [CALL_CANCELLED]: 'tech_call_cancelled',
  [CHANNEL_REFUSED]: 'slack_channel_refused',
};

function templateOf({ delivery: { occasion, audience, template }, outage, digest }: ClaimedDelivery): string {
  if (digest) return 'digest_team';
  if (outage) return 'outage_team';
  const side = audience === 'contact' ? 'customer' : 'team';
  if (audience === 'staff' && !isClosing(occasion)) return 'staff_alert';
  if (isClosing(occasion)) return `integration_reconnected_${side}`;
  if (occasion.startsWith('partly.')) return `integration_partly_working_${side}`;
  // Asked for again, an occasion ends with a number.
  const asked = ofOccasion[occasion.replace(/\.\d+$/, '')];
  if (asked) return asked;
  if (occasion.startsWith(NEW_LINK)) return 'fix_instructions_customer';
  if (isEmailReply(occasion)) return 'email_reply_team';
  if (isReminder(occasion) || isAssignment(occasion) || asksForApproval(occasion)) return 'reminder_team';
  if (audience === 'manager') return 'escalated_manager';
  if (occasion.startsWith(HANDED_OVER)) return 'link_handed_over_customer';
  return (template && emailTemplates[template]) ?? `integration_disconnected_${side}`;
}
