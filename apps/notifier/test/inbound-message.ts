import { createHmac, randomUUID } from 'node:crypto';
import type { ParsedMail } from 'mailparser';
import type { RunningNotifier } from './running-notifier';

export interface Head {
  from?: string;
  to: string;
  id?: string;
  subject?: string;
  more?: string[];
}

/** A message as it comes from a mail server. */
export const message = ({ from = 'bob@techcorp.example', to, id, subject = 'Re: x', more = [] }: Head, body: string) =>
  [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: ${id ?? `<${randomUUID()}@mx.example>`}`,
    'MIME-Version: 1.0',
    ...more,
    '',
    body,
  ].join('\r\n');

/** A report of a mail server: its own part, and the headers of our email. */
export const report = (type: string, fields: string[], { to, id }: Pick<Head, 'to' | 'id'>, original: string[] = []) =>
  message(
    {
      from: 'mailer-daemon@mx.example',
      to,
      id,
      more: [`Content-Type: multipart/report; report-type=${type}; boundary=b`],
    },
    ['--b', 'Content-Type: text/plain', '', 'Sorry.', '--b', `Content-Type: message/${type}`, '']
      .concat(fields, '', '--b', 'Content-Type: text/rfc822-headers', '', original, '', '--b--')
      .join('\r\n'),
  );

export const failed = (status: string, to: string): string =>
  report('delivery-status', ['Reporting-MTA: dns; mx.example', '', 'Action: failed', `Status: ${status}`], { to });

export const replyAddress = (email: ParsedMail): string => email.replyTo!.value[0]!.address!;

/** Posts a message as the provider of the inbound domain does. */
export async function post(
  notifier: RunningNotifier,
  source: string | Buffer,
  { secret = notifier.environment().INBOUND_EMAIL_SECRET!, at = Date.now(), type = 'message/rfc822' } = {},
): Promise<{ status: number; body: string }> {
  const [id, seconds] = [randomUUID(), String(Math.floor(at / 1_000))];
  const body = Buffer.from(source);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest('base64');
  const answer = await fetch(`${await notifier.app.getUrl()}/inbound-email`, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': `v1,${signature}`,
    },
  });
  return { status: answer.status, body: await answer.text() };
}
