import { Injectable } from '@nestjs/common';
import { EmailConfig } from '../channels/email/email.config';
import { frameOf } from '../channels/email/frame';
import { senderOf } from '../channels/email/sender';
import { Smtp } from '../channels/email/smtp';
import { classifySmtpFailure } from '../channels/email/smtp-failure';
import { Templates } from '../channels/email/templates';
import type { SendOutcome } from '../deliveries/channel';
import { localTime } from '../signals/wording';
import { linksOf, type StaffMessage } from './staff-message';

@Injectable()
export class EmailStaff {
  constructor(
    private readonly config: EmailConfig,
    private readonly smtp: Smtp,
    private readonly templates: Templates,
  ) {}

  async send(message: StaffMessage, address: string): Promise<SendOutcome> {
    const { settings, staff_signal, staff_signal_id } = message;
    const { from, replyTo } = senderOf(settings, this.config);
    const links = linksOf(message, this.config.PUBLIC_ORIGIN);
    const { subject, text, html } = await this.templates.render('staff_signal', {
      ...frameOf(settings, this.config.PUBLIC_ORIGIN),
      title: staff_signal.title,
      reason: staff_signal.reason,
      since: localTime(staff_signal.since, undefined),
      runbook_url: links.runbook,
      incidents_url: links.incidents,
    });
    // The same for every attempt, so that an email that arrives twice is known to be one.
    const messageId = `<${staff_signal_id}.staff-signal@${from.address.split('@').at(-1)!}>`;
    const headers = { 'Auto-Submitted': 'auto-generated' };
    return this.smtp
      .send({ from, to: address, replyTo, subject, text, html, messageId, headers })
      .then(() => ({ kind: 'sent' as const }), classifySmtpFailure);
  }
}
