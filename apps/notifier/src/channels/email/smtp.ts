import { within } from '@linesman/service-kit';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Transporter } from 'nodemailer';
import type { Options } from 'nodemailer/lib/mailer';
import { EmailConfig } from './email.config';

/** Nodemailer's own list lacks the headers that have to be signed for one-click unsubscription. */
const SIGNED_HEADERS = [
  'From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding',
  'In-Reply-To:References:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted',
].join(':');

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
    const { NODE_ENV, SMTP_URL, DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY } = this.config;
    const { protocol, hostname, port, username, password } = new URL(SMTP_URL);
    const dkim =
      DKIM_DOMAIN && DKIM_SELECTOR && DKIM_PRIVATE_KEY
        ? {
            domainName: DKIM_DOMAIN,
            keySelector: DKIM_SELECTOR,
            privateKey: DKIM_PRIVATE_KEY,
            headerFieldNames: SIGNED_HEADERS,
          }
        : undefined;
    const secure = protocol === 'smtps:';
    return createTransport({
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
      dkim,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.transport)?.close();
  }
}
