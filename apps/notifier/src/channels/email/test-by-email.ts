import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SendOutcome } from '../../deliveries/channel';
import { TEST_TITLE, type TestAlert, testLines } from '../../deliveries/test-alert';
import { EmailConfig } from './email.config';
import { frameOf } from './frame';
import { senderOf } from './sender';
import { Smtp } from './smtp';
import { classifySmtpFailure } from './smtp-failure';
import { Templates } from './templates';

@Injectable()
export class TestByEmail {
  constructor(
    private readonly config: EmailConfig,
    private readonly smtp: Smtp,
    private readonly templates: Templates,
  ) {}

  async send(test: TestAlert): Promise<SendOutcome> {
    const { settings, recipient, name } = test;
    const { from, replyTo } = senderOf(settings, this.config);
    const { subject, text, html } = await this.templates.render('test_alert', {
      ...frameOf(settings, this.config.PUBLIC_ORIGIN),
      title: TEST_TITLE,
      lines: testLines(test),
    });
    const messageId = `<${randomUUID()}.test-alert@${from.address.split('@').at(-1)!}>`;
    const headers = { 'Auto-Submitted': 'auto-generated' };
    return this.smtp
      .send({ from, to: { name, address: recipient }, replyTo, subject, text, html, messageId, headers })
      .then(() => ({ kind: 'sent' as const }), classifySmtpFailure);
  }
}
