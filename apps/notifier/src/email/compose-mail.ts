import { createHash } from 'node:crypto';
import { mintReconnectLink } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Options as Mail } from 'nodemailer/lib/mailer';
import { NotifierConfig } from '../config';
import type { Assignment } from '../deliveries/assignment';
import { isClosing } from '../deliveries/decide-send';
import { invitation } from './invitation';
import { mailHeaders } from './mail-headers';
import { mailValues } from './mail-values';
import { nextWorkingHour } from './next-working-hour';
import { Templates } from './templates';

/** A mail that still helps goes out without its link when the link cannot be had for this long. */
const WITHOUT_LINK_AFTER = 4;

export type ComposedMail = Mail & { subject: string; messageId: string };

@Injectable()
export class ComposeMail {
  constructor(
    private readonly templates: Templates,
    private readonly rpc: RpcClient,
    private readonly config: NotifierConfig,
    private readonly clock: Clock,
  ) {}

  async compose(assignment: Assignment): Promise<ComposedMail> {
    const { delivery, settings, signal, stands } = assignment;
    const call = delivery.occasion === 'click.schedule_tech_call' ? this.callTime(assignment) : undefined;
    const values = mailValues(assignment, {
      now: this.clock.now(),
      publicOrigin: this.config.PUBLIC_ORIGIN,
      reconnectUrl: await this.reconnectUrl(assignment),
      call,
    });
    const { subject, text, html } = await this.templates.render(templateOf(delivery), values);
    const domain = settings.mail_from.split('@').at(-1)!;
    const from = { name: `The ${settings.product_name} Team`, address: settings.mail_from };
    const messageId = messageIdOf(delivery, domain);
    return {
      from,
      to: { name: values.recipient_name, address: delivery.recipient },
      replyTo: from,
      subject: stands?.subject ? `Re: ${stands.subject.replace(/^Re: /, '')}` : subject,
      text,
      html,
      messageId,
      ...(stands?.message_id ? { inReplyTo: stands.message_id, references: [stands.message_id] } : {}),
      headers: mailHeaders(assignment, this.config.PUBLIC_ORIGIN),
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

  private callTime({ signal, settings }: Assignment): Date {
    const zone = signal.snapshot.customer?.time_zone ?? 'utc';
    return nextWorkingHour(this.clock.now(), zone, settings.working_hours);
  }

  /** Minted for this one mail, at the moment it is sent; kept nowhere. */
  private async reconnectUrl({ delivery, signal }: Assignment): Promise<string | undefined> {
    if (delivery.audience !== 'contact' || isClosing(delivery.occasion)) return undefined;
    const { tenant_id, signal_id, recipient, attempts } = delivery;
    const { integration_id } = signal.snapshot.status_change;
    try {
      return (await this.rpc.call(mintReconnectLink, { tenant_id, integration_id, signal_id, recipient })).url;
    } catch (error) {
      if (attempts >= WITHOUT_LINK_AFTER) return undefined;
      throw error;
    }
  }
}

function templateOf({ occasion, audience }: Assignment['delivery']): string {
  const side = audience === 'contact' ? 'customer' : 'team';
  if (isClosing(occasion)) return `integration_reconnected_${side}`;
  if (occasion === 'click.send_fix_instructions') return 'fix_instructions_customer';
  if (occasion === 'click.schedule_tech_call') return 'tech_call_customer';
  return `integration_disconnected_${side}`;
}

/** The same for every attempt, so that a mail that arrived twice is known to be one. */
function messageIdOf({ signal_id, occasion, recipient }: Assignment['delivery'], domain: string): string {
  const who = createHash('sha256').update(recipient).digest('hex').slice(0, 8);
  return `<${signal_id}.${occasion}.${who}@${domain}>`;
}
