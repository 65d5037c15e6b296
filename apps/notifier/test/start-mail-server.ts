import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail exchanger that keeps what it gets, and refuses whom it is told to. */
export class MailServer {
  readonly mails: (ParsedMail & { recipient: string })[] = [];
  readonly refuses = new Map<string, { responseCode: number; message: string }>();
  /** Whose next mail is taken in without an answer. */
  readonly holds = new Set<string>();
  url: string;
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, callback) => {
      const refusal = this.refuses.get(address);
      callback(refusal && Object.assign(new Error(refusal.message), refusal));
    },
    onData: (stream, { envelope }, callback) => {
      simpleParser(stream).then((mail) => {
        const addresses = envelope.rcptTo.map(({ address }) => address);
        for (const recipient of addresses) this.mails.push({ ...mail, recipient });
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

  to(recipient: string): (ParsedMail & { recipient: string })[] {
    return this.mails.filter((mail) => mail.recipient === recipient);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}
