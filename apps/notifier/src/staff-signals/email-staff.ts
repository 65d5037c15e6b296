import { Injectable } from '@nestjs/common';
import { emailOf } from '../channels/email/email-of';
import { EmailConfig } from '../channels/email/email.config';
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
    const { title, reason, since } = staff_signal;
    const { runbook: runbook_url, incidents: incidents_url } = linksOf(message, this.config.PUBLIC_ORIGIN);
    const email = await emailOf(this.templates, this.config, {
      settings,
      to: address,
      template: 'staff_signal',
      values: { title, reason, since: localTime(since, undefined), runbook_url, incidents_url },
      id: `${staff_signal_id}.staff-signal`,
    });
    return this.smtp.send(email).then(() => ({ kind: 'sent' as const }), classifySmtpFailure);
  }
}
