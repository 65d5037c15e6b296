import { Injectable } from '@nestjs/common';
import type { SendOutcome } from '../../deliveries/channel';
import { leaseEndedAt } from '../../deliveries/lease-ended';
import { addressOfButton, type MessageContent, type PersonalMessage } from '../../deliveries/personal-message';
import { EmailConfig } from './email.config';
import { frameOf } from './frame';
import { senderOf } from './sender';
import { Smtp } from './smtp';
import { classifySmtpFailure } from './smtp-failure';
import { Templates } from './templates';

/** Emails one person what is about no single signal. */
@Injectable()
export class EmailPerson {
  constructor(
    private readonly config: EmailConfig,
    private readonly smtp: Smtp,
    private readonly templates: Templates,
  ) {}

  async send({ id, settings, recipient, lease_ends }: PersonalMessage, content: MessageContent): Promise<SendOutcome> {
    const { PUBLIC_ORIGIN } = this.config;
    const { from, replyTo } = senderOf(settings, this.config);
    const [first, ...more] = content.buttons.map((one) => ({
      label: one.label,
      url: addressOfButton(one, PUBLIC_ORIGIN),
    }));
    const { subject, text, html } = await this.templates.render('personal_message', {
      ...frameOf(settings, PUBLIC_ORIGIN),
      title: content.title,
      paragraphs: content.text,
      lists: content.lists,
      small: content.small,
      first,
      more,
    });
    // The same for every attempt, so that an email that arrives twice is known to be one.
    const messageId = `<${id}.message@${from.address.split('@').at(-1)!}>`;
    const headers = { 'Auto-Submitted': 'auto-generated' };
    const late = leaseEndedAt(lease_ends);
    if (late) return late;
    return this.smtp
      .send({ from, to: recipient, replyTo, subject, text, html, messageId, headers })
      .then(() => ({ kind: 'sent' as const }), classifySmtpFailure);
  }
}
