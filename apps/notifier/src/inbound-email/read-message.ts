import { createHash } from 'node:crypto';
import { storable } from '@linesman/contracts';
import type { AddressObject, Attachment, Headers, ParsedMail } from 'mailparser';
import { answerIn } from './answer-in';
import type { EmailReport, Message } from './message';

const MOST_ATTACHMENTS = 20;
const MOST_ADDRESSES = 100;
const LONGEST_NAME = 200;

/** Headers with an address that an email was sent to, whoever wrote it on the envelope. */
const RECIPIENTS = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to', 'x-rcpt-to'];

const AUTOMATIC_SUBJECT = /^\s*(automatic reply|auto(matic)?[- ]?(reply|response)|out of (the )?office)\b/i;

/** Reads a message as it came (RFC 5322). The library is loaded with the first one, because an idle process does not need it. */
export async function readMessage(source: Buffer): Promise<Message> {
  const { simpleParser } = await import('mailparser');
  const options = { skipImageLinks: true, skipHtmlToText: true, skipTextToHtml: true, keepDeliveryStatus: true };
  const parsed = await simpleParser(source, options);
  const [from] = addressesOf(parsed.from);
  return {
    key: short(parsed.messageId ?? createHash('sha256').update(source).digest('hex')),
    from: { name: short(from?.name ?? ''), address: short(from?.address ?? '') },
    to: recipientsOf(parsed.headers),
    answers: [parsed.inReplyTo ?? [], parsed.references ?? []].flat().slice(0, MOST_ADDRESSES),
    subject: short(parsed.subject ?? ''),
    text: storable(answerIn(parsed.text?.trim() || (await textIn(parsed.html || '')))),
    attachments: parsed.attachments
      .filter(({ contentType, related }) => !isPartOfReport(contentType) && !related)
      .slice(0, MOST_ATTACHMENTS)
      .map(({ filename, contentType }) => short(filename ?? contentType)),
    automatic: isAutomatic(parsed),
    report: await reportOf(parsed),
  };
}

/** As the library reads an email that is nothing but HTML. No longer than what takes a moment. */
async function textIn(html: string): Promise<string> {
  if (!html) return '';
  const { simpleParser } = await import('mailparser');
  const alone = Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${html.slice(0, 200_000)}`);
  return (await simpleParser(alone, { skipImageLinks: true, skipTextToHtml: true })).text ?? '';
}

const short = (text: string): string => storable(text, LONGEST_NAME);

type OneAddress = AddressObject['value'][number];

const addressesOf = (list: AddressObject | AddressObject[] | undefined): OneAddress[] =>
  [list ?? []].flat().flatMap(({ value }) => value.flatMap((one) => [one, ...(one.group ?? [])]));

/** A header that the library does not read as addresses is text, and one that occurs twice a list. */
function recipientsOf(headers: Headers): string[] {
  const found = RECIPIENTS.flatMap((name) => {
    const value = headers.get(name) as AddressObject | string | string[] | undefined;
    if (value === undefined) return [];
    if (typeof value === 'string' || Array.isArray(value)) return [value].flat().flatMap(addressesInText);
    return addressesOf(value).flatMap(({ address }) => address ?? []);
  });
  return [...new Set(found.map((address) => address.toLowerCase()))].slice(0, MOST_ADDRESSES);
}

const addressesInText = (text: string): string[] => String(text).match(/[^\s<>,;"']+@[^\s<>,;"']+/g) ?? [];

function isAutomatic({ headers, subject = '' }: ParsedMail): boolean {
  const said = (name: string): string => {
    const value = headers.get(name);
    return typeof value === 'string' ? value.trim().toLowerCase() : value === undefined ? '' : 'present';
  };
  const submitted = said('auto-submitted');
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    said('x-autoreply') !== '' ||
    said('x-autorespond') !== '' ||
    /^(auto_reply|bulk|junk)/.test(said('precedence')) ||
    AUTOMATIC_SUBJECT.test(subject)
  );
}

const REPORTS: Readonly<Record<string, EmailReport['about']>> = {
  'message/delivery-status': 'delivery',
  'message/feedback-report': 'complaint',
};
const ORIGINAL = ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers'];

const isPartOfReport = (type: string): boolean => type in REPORTS || ORIGINAL.includes(type);

async function reportOf({ attachments }: ParsedMail): Promise<EmailReport | undefined> {
  const status = attachments.find(({ contentType }) => contentType in REPORTS);
  if (!status) return undefined;
  const original = attachments.find(({ contentType }) => ORIGINAL.includes(contentType));
  return {
    about: REPORTS[status.contentType]!,
    fields: fieldsOf(status.content.toString('utf8').slice(0, 20_000)),
    original: original ? await originalOf(original) : { addresses: [] },
  };
}

/** The groups of fields as one, as each of our emails has one recipient. */
function fieldsOf(text: string): Record<string, string> {
  const lines = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const named = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const] : [];
  });
  return Object.fromEntries(named);
}

/** Only its headers are read. */
async function originalOf({ content }: Attachment): Promise<EmailReport['original']> {
  const { simpleParser } = await import('mailparser');
  const text = content.toString('latin1').replace(/^\s+/, '');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const { replyTo, headers } = await simpleParser(`${text.slice(0, end)}\r\n\r\n`);
  const returned = headers.get('return-path');
  const path = addressesInText(
    typeof returned === 'string' ? returned : ((returned as AddressObject | undefined)?.text ?? ''),
  );
  const replies = addressesOf(replyTo).flatMap(({ address }) => address ?? []);
  return { addresses: [...replies, ...path].map((one) => one.toLowerCase()) };
}
