import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Assignment } from '../deliveries/assignment';
import type { DeliveryChannel } from '../deliveries/send-delivery';
import type { Found, SendOutcome } from '../deliveries/send-outcome';
import { ComposeMail, type ComposedMail } from './compose-mail';
import { Smtp } from './smtp';
import { classifySmtpFailure } from './smtp-failure';

@Injectable()
export class EmailChannel implements DeliveryChannel {
  constructor(
    private readonly composing: ComposeMail,
    private readonly smtp: Smtp,
  ) {}

  async send(assignment: Assignment): Promise<SendOutcome> {
    let mail: ComposedMail;
    try {
      mail = await this.composing.compose(assignment);
    } catch (error) {
      const reason = error instanceof Problem ? (error.document.detail ?? error.message) : String(error);
      return { kind: 'retry', reason: reason.slice(0, 300) };
    }
    try {
      await this.smtp.send(mail);
      return { kind: 'sent', standing: { message_id: mail.messageId, subject: mail.subject } };
    } catch (error) {
      return classifySmtpFailure(error);
    }
  }

  /** No mail server can be asked. The Message-ID of a second attempt is the first one's, so mailboxes can tell. */
  find(): Promise<Found> {
    return Promise.resolve({ arrived: 'unknown' });
  }
}
