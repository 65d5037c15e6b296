import { createHash } from 'node:crypto';
import type { AccessAction, AccessRequested } from '@linesman/contracts';
import type { Options } from 'nodemailer/lib/mailer';
import { emailOf } from '../channels/email/email-of';
import type { EmailConfig } from '../channels/email/email.config';
import type { Sender } from '../channels/email/frame';
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

export function composeRequest(
  templates: Templates,
  asked: RequestEmail,
  config: Pick<EmailConfig, 'PUBLIC_ORIGIN' | 'MAIL_FROM' | 'MAIL_DOMAINS'>,
): Promise<Options> {
  const { request, email, product_name } = asked;
  const { subject: token_subject, name, email: answer_to } = request.requested_by;
  const requester = name ?? answer_to ?? token_subject;
  const who = createHash('sha256').update(email).digest('hex').slice(0, 8);
  return emailOf(templates, config, {
    settings: asked,
    to: asked.name ? { name: asked.name, address: email } : email,
    replyTo: answer_to ? { name: requester, address: answer_to } : undefined,
    template: 'access_request',
    values: {
      admin: asked.name ?? `${product_name} administrator`,
      requester,
      answer_to: answer_to ?? '',
      url: request.url,
      ...words[request.action](request.provider_name, request.capability_code),
    },
    id: `${request.request_id}.access-request.${who}`,
  });
}
