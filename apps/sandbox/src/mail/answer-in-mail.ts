import { randomUUID } from 'node:crypto';
import type { Email } from './mailbox';

/** What a person, a mailbox or a mail server does with an email. */
export const answers = ['reply', 'away', 'bounce', 'complain'] as const;
export type Answer = (typeof answers)[number];

const addressIn = (text: string): string => /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text;
const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

/** Replies and reports go to different addresses. Absent where Linesman takes none. */
export const addressesOf = ({ reply_to, envelope }: Pick<Email, 'reply_to' | 'envelope'>) => ({
  reply: /^reply\+/.test(addressIn(reply_to ?? '')) ? addressIn(reply_to!) : undefined,
  report: /^bounce\+/.test(envelope.from) ? envelope.from : undefined,
});

export const mayAnswer = (mail: Email): boolean => addressesOf(mail).reply !== undefined;

/** The answer as a mail server would pass it on (RFC 5322; reports as RFC 3464 and RFC 5965 say). */
export function answerInMail(mail: Email, answer: Answer, text: string, at: Date): string {
  const [person = ''] = mail.envelope.to;
  const { reply = '', report = '' } = addressesOf(mail);
  const head = (from: string, to: string, subject: string, more: string[]): string[] => [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${encoded(subject)}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@sandbox.example>`,
    'MIME-Version: 1.0',
    ...more,
  ];
  const plain = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'];
  const thread = mail.message_id ? [`In-Reply-To: ${mail.message_id}`, `References: ${mail.message_id}`] : [];
  const quoted = mail.text.split('\n').map((line) => `> ${line}`);
  const original = [
    `From: ${mail.from}`,
    `To: ${person}`,
    `Subject: ${encoded(mail.subject)}`,
    `Message-ID: ${mail.message_id ?? ''}`,
    `Reply-To: ${reply}`,
  ];
  const reporting = (type: string, status: string, fields: string[]): string[] => [
    ...head('Mail Delivery System <mailer-daemon@sandbox.example>', report, 'Undelivered Mail Returned to Sender', [
      'Auto-Submitted: auto-replied',
      `Content-Type: multipart/report; report-type=${type}; boundary=part`,
    ]),
    '',
    '--part',
    ...plain,
    '',
    status,
    '--part',
    `Content-Type: message/${type}`,
    '',
    ...fields,
    '--part',
    'Content-Type: text/rfc822-headers',
    '',
    ...original,
    '',
    '--part--',
  ];
  const lines: Record<Answer, () => string[]> = {
    reply: () => [
      ...head(person, reply, `Re: ${mail.subject}`, [...thread, ...plain]),
      '',
      text,
      '',
      `On ${at.toUTCString()}, ${mail.from} wrote:`,
      ...quoted,
    ],
    away: () => [
      ...head(person, reply, `Automatic reply: ${mail.subject}`, [...thread, 'Auto-Submitted: auto-replied', ...plain]),
      '',
      'I am away until Monday.',
    ],
    bounce: () =>
      reporting('delivery-status', `The address ${person} does not exist.`, [
        'Reporting-MTA: dns; sandbox.example',
        '',
        `Final-Recipient: rfc822; ${person}`,
        'Action: failed',
        'Status: 5.1.1',
        `Diagnostic-Code: smtp; 550 5.1.1 <${person}>: user unknown`,
        '',
      ]),
    complain: () =>
      reporting('feedback-report', `${person} reported this email as spam.`, [
        'Feedback-Type: abuse',
        'User-Agent: sandbox/1',
        'Version: 1',
        '',
      ]),
  };
  return lines[answer]().join('\r\n');
}
