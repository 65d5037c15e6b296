import { Injectable } from '@nestjs/common';
import type { SendOutcome } from '../../deliveries/channel';
import { leaseEndedAt } from '../../deliveries/lease-ended';
import { addressOfButton, type MessageContent, type PersonalMessage } from '../../deliveries/personal-message';
import { emailOf } from './email-of';
import { EmailConfig } from './email.config';
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
    const [first, ...more] = content.buttons.map((one) => ({
      label: one.label,
      url: addressOfButton(one, this.config.PUBLIC_ORIGIN),
    }));
    const { title, text: paragraphs, lists, small } = content;
    const email = await emailOf(this.templates, this.config, {
      settings,
      to: recipient,
      template: 'personal_message',
      values: { title, paragraphs, lists, small, first, more },
      id: `${id}.message`,
    });
    const late = leaseEndedAt(lease_ends);
    if (late) return late;
    return this.smtp.send(email).then(() => ({ kind: 'sent' as const }), classifySmtpFailure);
  }
}
