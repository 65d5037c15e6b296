import type { Options } from 'nodemailer/lib/mailer';
import { emailOf } from '../channels/email/email-of';
import type { EmailConfig } from '../channels/email/email.config';
import type { Sender } from '../channels/email/frame';
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

export const composeDisabled = (
  templates: Templates,
  notice: DisabledNotice,
  config: Pick<EmailConfig, 'PUBLIC_ORIGIN' | 'MAIL_FROM' | 'MAIL_DOMAINS'>,
): Promise<Options> => {
  const { endpoint_id, url: endpoint, contact_email, disabled_because, failing_since } = notice;
  const url = `${config.PUBLIC_ORIGIN.replace(/\/+$/, '')}/settings/webhooks/${endpoint_id}`;
  return emailOf(templates, config, {
    settings: notice,
    to: contact_email,
    template: 'event_endpoint_disabled',
    values: { endpoint, gone: disabled_because === 'gone', url },
    id: `${endpoint_id}.${failing_since.getTime()}.event-endpoint`,
  });
};
