import { Injectable } from '@nestjs/common';
import { EmailConfig } from '../channels/email/email.config';
import { frameOf } from '../channels/email/frame';
import { senderOf } from '../channels/email/sender';
import { Smtp } from '../channels/email/smtp';
import { classifySmtpFailure } from '../channels/email/smtp-failure';
import { Templates } from '../channels/email/templates';
import type { SendOutcome } from '../deliveries/channel';
import type { OverdueMessage } from './overdue-notice';
import type { OverdueWords } from './overdue-in-words';

@Injectable()
export class EmailOverdue {
  constructor(
    private readonly config: EmailConfig,
    private readonly smtp: Smtp,
    private readonly templates: Templates,
  ) {}

  async send({ id, settings, recipient }: OverdueMessage, { path, ...words }: OverdueWords): Promise<SendOutcome> {
    const { from, replyTo } = senderOf(settings, this.config);
    const { subject, text, html } = await this.templates.render('tasks_overdue', {
      ...frameOf(settings, this.config.PUBLIC_ORIGIN),
      ...words,
      url: `${this.config.PUBLIC_ORIGIN.replace(/\/+$/, '')}${path}`,
    });
    // The same for every attempt, so that an email that arrives twice is known to be one.
    const messageId = `<${id}.tasks-overdue@${from.address.split('@').at(-1)!}>`;
    const headers = { 'Auto-Submitted': 'auto-generated' };
    return this.smtp
      .send({ from, to: recipient, replyTo, subject, text, html, messageId, headers })
      .then(() => ({ kind: 'sent' as const }), classifySmtpFailure);
  }
}
