import type { Options } from 'nodemailer/lib/mailer';
import type { EmailConfig } from '../channels/email/email.config';
import { frameOf, type Sender } from '../channels/email/frame';
import { senderOf } from '../channels/email/sender';
import type { Templates } from '../channels/email/templates';

/** An endpoint that was disabled, with the tenant in whose name its contact is told. */
export interface DisabledNotice extends Sender {
  endpoint_id: string;
  notice_attempts: number;
  url: string;
  contact_email: string;
  disabled_because: 'failing' | 'gone';
  mail_from: string;
  failing_since: Date;
}

export async function composeDisabled(
  templates: Templates,
  notice: DisabledNotice,
  config: Pick<EmailConfig, 'PUBLIC_ORIGIN' | 'MAIL_FROM' | 'MAIL_DOMAINS'>,
): Promise<Options> {
  const { endpoint_id, url, contact_email, disabled_because, failing_since } = notice;
  const { subject, text, html } = await templates.render('event_endpoint_disabled', {
    ...frameOf(notice, config.PUBLIC_ORIGIN),
    endpoint: url,
    gone: disabled_because === 'gone',
    url: `${config.PUBLIC_ORIGIN.replace(/\/+$/, '')}/settings/webhooks/${endpoint_id}`,
  });
  const { from, replyTo } = senderOf(notice, config);
  // The same for every attempt, so that an email that arrives twice is known to be one.
  const messageId = `<${endpoint_id}.${failing_since.getTime()}.event-endpoint@${from.address.split('@').at(-1)!}>`;
  const headers = { 'Auto-Submitted': 'auto-generated' };
  return { from, to: contact_email, replyTo, subject, text, html, messageId, headers };
}
