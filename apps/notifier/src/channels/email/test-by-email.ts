import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SendOutcome } from '../../deliveries/channel';
import { TEST_TITLE, type TestAlert, testLines } from '../../deliveries/test-alert';
import { emailOf } from './email-of';
import { EmailConfig } from './email.config';
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
    const email = await emailOf(this.templates, this.config, {
      settings,
      to: { name, address: recipient },
      template: 'test_alert',
      values: { title: TEST_TITLE, lines: testLines(test) },
      id: `${randomUUID()}.test-alert`,
    });
    return this.smtp.send(email).then(() => ({ kind: 'sent' as const }), classifySmtpFailure);
  }
}
