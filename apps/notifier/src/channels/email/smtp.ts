import { Readable } from 'node:stream';
import { within } from '@linesman/service-kit';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Transporter } from 'nodemailer';
import type { Options } from 'nodemailer/lib/mailer';
import { type DkimKey, signedBySender } from './dkim';
import { EmailConfig } from './email.config';

@Injectable()
export class Smtp implements OnApplicationShutdown {
  private transport?: Promise<Transporter>;

  constructor(private readonly config: EmailConfig) {}

  async send(email: Options): Promise<void> {
    this.transport ??= this.open();
    const transport = await this.transport;
    const limit_ms = this.config.SMTP_TIMEOUT_MS;
    // The signal frees the connection: a server that answers a byte at a time would keep it, and the pool has four.
    const sending = { ...email, signal: AbortSignal.timeout(limit_ms) };
    await within(limit_ms + 1_000, 'an email', () => transport.sendMail(sending));
  }

  private async open(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    const { NODE_ENV, SMTP_URL, DKIM_KEYS } = this.config;
    const { protocol, hostname, port, username, password } = new URL(SMTP_URL);
    const secure = protocol === 'smtps:';
    const transport = createTransport({
      pool: true,
      maxConnections: 4,
      host: hostname,
      port: Number(port || (secure ? 465 : 587)),
      secure,
      // Otherwise whoever stands between takes STARTTLS out of the server's greeting, and reads the password and the emails.
      requireTLS: !secure && NODE_ENV === 'production',
      ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
      connectionTimeout: 5_000,
      greetingTimeout: 5_000,
      socketTimeout: 15_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    transport.use('stream', (mail, done) => {
      mail.message.processFunc((message) => Readable.from(signed(message, DKIM_KEYS), { objectMode: false }));
      done();
    });
    return transport;
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.transport)?.close();
  }
}

/** Emails are small: the whole one is read before it is signed. */
async function* signed(message: Readable, keys: Record<string, DkimKey>): AsyncGenerator<Buffer> {
  const chunks = (await message.toArray()) as Buffer[];
  yield Buffer.from(signedBySender(Buffer.concat(chunks).toString('latin1'), keys), 'latin1');
}
