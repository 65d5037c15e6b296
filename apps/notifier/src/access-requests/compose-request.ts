import { createHash } from 'node:crypto';
import type { AccessAction, AccessRequested } from '@linesman/contracts';
import type { Options } from 'nodemailer/lib/mailer';
import type { EmailConfig } from '../channels/email/email.config';
import { frameOf, type Sender } from '../channels/email/frame';
import { senderOf } from '../channels/email/sender';
import type { Templates } from '../channels/email/templates';

export interface RequestEmail extends Sender {
  request_id: string;
  email: string;
  name: string | null;
  request: Omit<AccessRequested, 'admins'>;
  attempts: number;
  mail_from: string;
}

const words: Record<AccessAction, (name: string, capability?: string) => { wish: string; button: string }> = {
  connect: (name) => ({ wish: `connect ${name}`, button: `Connect ${name}` }),
  reconnect: (name) => ({ wish: `reconnect ${name}`, button: `Open the ${name} Integration` }),
  grant_permission: (name, capability) => ({
    wish: capability
      ? `let them run "${capability.toLowerCase().replaceAll('_', ' ')}" on ${name}`
      : `give them more rights on ${name}`,
    button: 'Review the Grant',
  }),
};

export async function composeRequest(
  templates: Templates,
  asked: RequestEmail,
  config: Pick<EmailConfig, 'PUBLIC_ORIGIN' | 'MAIL_FROM' | 'MAIL_DOMAINS'>,
): Promise<Options> {
  const { request, email, product_name } = asked;
  const { subject: token_subject, name, email: answer_to } = request.requested_by;
  const requester = name ?? answer_to ?? token_subject;
  const { subject, text, html } = await templates.render('access_request', {
    ...frameOf(asked, config.PUBLIC_ORIGIN),
    admin: asked.name ?? `${product_name} administrator`,
    requester,
    answer_to: answer_to ?? '',
    url: request.url,
    ...words[request.action](request.provider_name, request.capability_code),
  });
  const { from, replyTo } = senderOf(asked, config);
  const who = createHash('sha256').update(email).digest('hex').slice(0, 8);
  return {
    from,
    to: asked.name ? { name: asked.name, address: email } : email,
    replyTo: answer_to ? { name: requester, address: answer_to } : replyTo,
    subject,
    text,
    html,
    // The same for every attempt, so that an email that arrives twice is known to be one.
    messageId: `<${request.request_id}.access-request.${who}@${from.address.split('@').at(-1)!}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}
