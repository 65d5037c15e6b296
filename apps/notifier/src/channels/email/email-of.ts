import type { Options } from 'nodemailer/lib/mailer';
import type { TenantSettingsRow } from '../../settings/tenant-settings.entity';
import type { EmailConfig } from './email.config';
import { frameOf, type Sender } from './frame';
import { senderOf } from './sender';
import type { Templates } from './templates';

interface ToOne {
  /** The tenant in whose name it is sent. */
  settings: Sender & Pick<TenantSettingsRow, 'mail_from'>;
  to: Options['to'];
  /** Who gets the answers, where not the tenant does. */
  replyTo?: Options['replyTo'];
  template: string;
  /** What the template shows, besides what all emails have. */
  values: Record<string, unknown>;
  /** The same for every attempt, so that an email that arrives twice is known to be one. */
  id: string;
}

/** An email to one person that is no delivery. */
export async function emailOf(
  templates: Templates,
  config: Pick<EmailConfig, 'PUBLIC_ORIGIN' | 'MAIL_FROM' | 'MAIL_DOMAINS'>,
  { settings, to, replyTo, template, values, id }: ToOne,
): Promise<Options> {
  const sender = senderOf(settings, config);
  const { from } = sender;
  const { subject, text, html } = await templates.render(template, {
    ...frameOf(settings, config.PUBLIC_ORIGIN),
    ...values,
  });
  return {
    from,
    to,
    replyTo: replyTo ?? sender.replyTo,
    subject,
    text,
    html,
    messageId: `<${id}@${from.address.split('@').at(-1)!}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}
