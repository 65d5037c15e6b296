import { Injectable } from '@nestjs/common';
import { EmailConfig } from '../channels/email/email.config';
import { frameOf } from '../channels/email/frame';
import { senderOf } from '../channels/email/sender';
import { Smtp } from '../channels/email/smtp';
import { classifySmtpFailure } from '../channels/email/smtp-failure';
import { Templates } from '../channels/email/templates';
import type { SendOutcome } from '../deliveries/channel';
import { type FirstCheckMessage, wordsOf } from './first-check-message';

@Injectable()
export class EmailFirstCheck {
  constructor(
    private readonly config: EmailConfig,
    private readonly smtp: Smtp,
    private readonly templates: Templates,
  ) {}

  async send({ settings, integration_id, first_check }: FirstCheckMessage): Promise<SendOutcome> {
    const { from, replyTo } = senderOf(settings, this.config);
    const { added_by, failure, partly, url } = first_check;
    const { subject, text, html } = await this.templates.render('first_check', {
      ...frameOf(settings, this.config.PUBLIC_ORIGIN),
      ...wordsOf(first_check),
      name: added_by.name ?? '',
      steps: (failure ?? partly)?.steps ?? [],
      url,
    });
    // The same for every attempt, so that an email that arrives twice is known to be one.
    const messageId = `<${integration_id}.first-check@${from.address.split('@').at(-1)!}>`;
    const headers = { 'Auto-Submitted': 'auto-generated' };
    const to = added_by.name ? { name: added_by.name, address: added_by.email } : added_by.email;
    return this.smtp
      .send({ from, to, replyTo, subject, text, html, messageId, headers })
      .then(() => ({ kind: 'sent' as const }), classifySmtpFailure);
  }
}
