import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EmailConfig } from '../channels/email/email.config';
import { frameOf } from '../channels/email/frame';
import { senderOf } from '../channels/email/sender';
import { Smtp } from '../channels/email/smtp';
import { classifySmtpFailure } from '../channels/email/smtp-failure';
import { Templates } from '../channels/email/templates';
import type { SendOutcome } from '../deliveries/channel';
import type { ClaimedSummary } from './claimed-summary';
import { pageOf } from './page-of';
import type { DailySummary } from './summary';
import { headlineOf, partsOf, periodOf } from './summary-in-words';

@Injectable()
export class EmailSummary {
  constructor(
    private readonly config: EmailConfig,
    private readonly smtp: Smtp,
    private readonly templates: Templates,
  ) {}

  async send({ settings, recipient, day, audience }: ClaimedSummary, summary: DailySummary): Promise<SendOutcome> {
    const { from, replyTo } = senderOf(settings, this.config);
    const { subject, text, html } = await this.templates.render('daily_summary', {
      ...frameOf(settings, this.config.PUBLIC_ORIGIN),
      headline: headlineOf(summary),
      own: audience === 'csm',
      parts: partsOf(summary, settings.time_zone),
      period: periodOf(summary, settings.time_zone),
      signals_url: pageOf(this.config.PUBLIC_ORIGIN, '/risk-signals'),
      summary_url: pageOf(this.config.PUBLIC_ORIGIN, '/daily-summary'),
    });
    // The same for every attempt, so that an email that arrives twice is known to be one.
    const who = createHash('sha256').update(`${settings.tenant_id} ${recipient}`).digest('hex').slice(0, 16);
    const messageId = `<${day}.daily-summary.${who}@${from.address.split('@').at(-1)!}>`;
    const headers = { 'Auto-Submitted': 'auto-generated' };
    return this.smtp
      .send({ from, to: recipient, replyTo, subject, text, html, messageId, headers })
      .then(() => ({ kind: 'sent' as const }), classifySmtpFailure);
  }
}
