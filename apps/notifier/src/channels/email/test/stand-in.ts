import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { ChannelStandIn, Received, Recipient } from '../../../../test/channel-stand-in';

/** A mail server that keeps every email, and refuses the recipients that a test names. */
export class EmailServer implements ChannelStandIn {
  readonly emails: (ParsedMail & { recipient: string })[] = [];
  readonly refuses = new Map<string, { responseCode: number; message: string }>();
  private readonly refusesOnce = new Set<string>();
  /** The next email to these recipients is taken, and gets no answer. */
  readonly holds = new Set<string>();
  /** Called when an email to the recipient is taken, before it is answered. */
  readonly onTaken = new Map<string, () => void>();
  url: string;
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, callback) => {
      const later = { responseCode: 451, message: '4.3.0 try again later' };
      const refusal = this.refusesOnce.delete(address) ? later : this.refuses.get(address);
      callback(refusal && Object.assign(new Error(refusal.message), refusal));
    },
    onData: (stream, { envelope }, callback) => {
      simpleParser(stream).then((email) => {
        const addresses = envelope.rcptTo.map(({ address }) => address);
        for (const recipient of addresses) this.emails.push({ ...email, recipient });
        for (const recipient of addresses) this.onTaken.get(recipient)?.();
        if (!addresses.some((it) => this.holds.delete(it))) callback();
      }, callback);
    },
  });

  async start(): Promise<void> {
    this.server.on('error', () => undefined);
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
    this.url = `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  environment(): Record<string, string> {
    return { SMTP_URL: this.url };
  }

  received({ address }: Recipient): Received[] {
    return this.to(address).map(({ text, messageId, inReplyTo }) => ({
      text: text ?? '',
      id: messageId ?? '',
      answers: inReplyTo,
    }));
  }

  refuse({ address }: Recipient, how: 'now' | 'for ever'): void {
    if (how === 'now') this.refusesOnce.add(address);
    else this.refuses.set(address, { responseCode: 550, message: '5.1.1 user unknown' });
  }

  to(recipient: string): (ParsedMail & { recipient: string })[] {
    return this.emails.filter((email) => email.recipient === recipient);
  }

  /** Where a mail program's own button in the first email to somebody leads. */
  unsubscribeUrl(recipient: string): URL {
    const list = this.to(recipient)[0]!.headers.get('list') as unknown as { unsubscribe: { url: string } };
    return new URL(list.unsubscribe.url);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}
