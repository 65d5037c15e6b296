import { createHash } from 'node:crypto';
import { mintReconnectLink } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Options } from 'nodemailer/lib/mailer';
import type { ClaimedDelivery } from '../../deliveries/channel';
import { isClosing } from '../../deliveries/decide-send';
import type { Delivery } from '../../deliveries/delivery.entity';
import type { EmailRecipient } from './contacts';
import { EmailConfig } from './email.config';
import { emailValues, unsubscribeUrl } from './email-values';
import { invitation } from './invitation';
import { nextWorkingHour } from './next-working-hour';
import { emailTemplates } from './email-templates';
import { Templates } from './templates';

/** After so many attempts without a reconnect link an email is sent without it: it still helps. */
const ATTEMPTS_FOR_A_LINK = 4;

export type ComposedEmail = Options & { subject: string; messageId: string };

@Injectable()
export class ComposeEmail {
  constructor(
    private readonly templates: Templates,
    private readonly rpc: RpcClient,
    private readonly config: EmailConfig,
    private readonly clock: Clock,
  ) {}

  async compose(claimed: ClaimedDelivery<EmailRecipient>): Promise<ComposedEmail> {
    const { delivery, settings, signal, existing } = claimed;
    const call = delivery.occasion === 'click.schedule_tech_call' ? this.callTime(claimed) : undefined;
    const values = emailValues(claimed, {
      now: this.clock.now(),
      publicOrigin: this.config.PUBLIC_ORIGIN,
      reconnectUrl: await this.reconnectUrl(claimed),
      call,
    });
    const { subject, text, html } = await this.templates.render(templateOf(delivery), values);
    const domain = settings.mail_from.split('@').at(-1)!;
    const from = { name: `The ${settings.product_name} Team`, address: settings.mail_from };
    const messageId = messageIdOf(delivery, domain);
    return {
      from,
      to: { name: values.recipient_name, address: addressOf(claimed) },
      replyTo: from,
      subject: existing?.subject ? `Re: ${existing.subject.replace(/^Re: /, '')}` : subject,
      text,
      html,
      messageId,
      inReplyTo: existing?.message_id ?? undefined,
      references: existing?.message_id ?? undefined,
      headers: emailHeaders(claimed, this.config.PUBLIC_ORIGIN),
      ...(call && {
        icalEvent: {
          method: 'REQUEST',
          filename: 'tech-call.ics',
          content: await invitation({
            uid: `${signal.signal_id}.tech-call@${domain}`,
            starts: call,
            title: subject,
            organizer: { name: from.name, email: from.address },
            attendee: { name: values.recipient_name, email: delivery.recipient },
            now: this.clock.now(),
          }),
        },
      }),
    };
  }

  private callTime({ signal, settings }: ClaimedDelivery): Date {
    const zone = signal.snapshot.customer?.time_zone ?? 'utc';
    return nextWorkingHour(this.clock.now(), zone, settings.working_hours);
  }

  /** Minted for this one email, at the moment it is sent, and stored nowhere. */
  private async reconnectUrl({ delivery, signal }: ClaimedDelivery): Promise<string | undefined> {
    if (delivery.audience !== 'contact' || isClosing(delivery.occasion)) return undefined;
    const { tenant_id, signal_id, recipient, attempts } = delivery;
    const { integration_id } = signal.snapshot.status_change;
    try {
      return (await this.rpc.call(mintReconnectLink, { tenant_id, integration_id, signal_id, recipient })).url;
    } catch (error) {
      if (attempts >= ATTEMPTS_FOR_A_LINK) return undefined;
      throw error;
    }
  }
}

/** RFC 3834 and RFC 8058. People on our side work with these emails and cannot unsubscribe from them. */
export function emailHeaders(claimed: ClaimedDelivery<EmailRecipient>, publicOrigin: string): Record<string, string> {
  const headers = { 'Auto-Submitted': 'auto-generated' };
  const url = unsubscribeUrl(claimed, publicOrigin);
  if (!url) return headers;
  return { ...headers, 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

export const addressOf = ({ delivery, settings }: ClaimedDelivery): string =>
  delivery.audience === 'staff' ? (settings.staff_alerts?.email ?? '') : delivery.recipient;

function templateOf({ occasion, audience, template }: Delivery): string {
  const side = audience === 'contact' ? 'customer' : 'team';
  if (audience === 'staff' && !isClosing(occasion)) return 'staff_alert';
  if (isClosing(occasion)) return `integration_reconnected_${side}`;
  if (occasion.startsWith('partly.')) return `integration_partly_working_${side}`;
  if (occasion === 'click.send_fix_instructions') return 'fix_instructions_customer';
  if (occasion === 'click.schedule_tech_call') return 'tech_call_customer';
  return (template && emailTemplates[template]) ?? `integration_disconnected_${side}`;
}

/** The same for every attempt, so that an email that arrives twice is known to be one. */
function messageIdOf({ signal_id, occasion, recipient }: Delivery, domain: string): string {
  const who = createHash('sha256').update(recipient).digest('hex').slice(0, 8);
  return `<${signal_id}.${occasion}.${who}@${domain}>`;
}
