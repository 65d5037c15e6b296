import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Journal } from '../state/journal';
import { StateDir } from '../state/state-dir';

export interface Email {
  id: string;
  received_at: number;
  envelope: { from: string; to: string[] };
  message_id: string | null;
  in_reply_to: string | null;
  references: string[];
  from: string;
  to: string[];
  reply_to: string | null;
  subject: string;
  /** By name in lower case. A header that occurs twice has both values, in order. */
  headers: Record<string, string | string[]>;
  text: string;
  html: string | null;
  attachments: { filename: string | null; content_type: string; size: number }[];
}

type AddressList = { value: { address?: string }[] } | { value: { address?: string }[] }[] | undefined;
const addresses = (list: AddressList): string[] =>
  [list ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => (address ? [address] : [])));

/** The header lines, unfolded. */
function headersOf(lines: readonly { key: string; line: string }[]): Email['headers'] {
  const headers: Email['headers'] = {};
  for (const { key, line } of lines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim();
    const before = headers[key];
    headers[key] = before === undefined ? value : [before, value].flat();
  }
  return headers;
}

@Injectable()
export class Mailbox {
  private readonly journal: Journal<Email>;
  private readonly raw: string;

  constructor(state: StateDir) {
    this.journal = state.journal<Email>('mails', { keep: 2_000 });
    this.raw = state.path('mail');
    mkdirSync(this.raw, { recursive: true });
    state.onReset(() => {
      rmSync(this.raw, { recursive: true, force: true });
      mkdirSync(this.raw, { recursive: true });
    });
  }

  async receive(source: Buffer, envelope: Email['envelope'], received_at: number): Promise<Email> {
    const { simpleParser } = await import('mailparser');
    const parsed = await simpleParser(source, { skipTextToHtml: true, skipImageLinks: true });
    const mail: Email = {
      id: randomBytes(6).toString('hex'),
      received_at,
      envelope,
      message_id: parsed.messageId ?? null,
      in_reply_to: parsed.inReplyTo ?? null,
      references: [parsed.references ?? []].flat(),
      from: parsed.from?.text ?? envelope.from,
      to: addresses(parsed.to),
      reply_to: parsed.replyTo?.text ?? null,
      subject: parsed.subject ?? '',
      headers: headersOf(parsed.headerLines),
      text: parsed.text ?? '',
      html: parsed.html || null,
      attachments: parsed.attachments.map(({ filename, contentType, size }) => ({
        filename: filename ?? null,
        content_type: contentType,
        size,
      })),
    };
    writeFileSync(this.file(mail.id), source);
    this.journal.set(mail.id, mail);
    return mail;
  }

  list(filter: { to?: string; since?: number; subject?: string } = {}): Email[] {
    const to = filter.to?.toLowerCase();
    return this.journal
      .values()
      .filter(
        ({ envelope, received_at, subject }) =>
          (!to || envelope.to.some((address) => address.toLowerCase() === to)) &&
          (filter.since === undefined || received_at > filter.since) &&
          (!filter.subject || subject.includes(filter.subject)),
      );
  }

  find(id: string): Email | undefined {
    return this.journal.get(id);
  }

  source(id: string): Buffer | undefined {
    return this.find(id) && readFileSync(this.file(id));
  }

  private file(id: string): string {
    return join(this.raw, `${id}.eml`);
  }
}
