import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { SMTPServer } from 'smtp-server';
import { SandboxConfig } from '../config';
import { Switches } from '../switches/switches';
import { bounce, defer } from './mail-switches';
import { Mailbox } from './mailbox';

const MAX_BYTES = 5 * 1024 * 1024;

const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

async function bytes(stream: Readable & { sizeExceeded?: boolean }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw refusal(552, '5.3.4 Message too big');
  return Buffer.concat(chunks);
}

/** The SMTP server of every address: it takes every email, unless a switch refuses it. */
@Injectable()
export class SmtpMailbox implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: SMTPServer | undefined;

  constructor(
    private readonly config: SandboxConfig,
    private readonly mailbox: Mailbox,
    private readonly switches: Switches,
  ) {}

  get port(): number {
    return (this.server?.server.address() as AddressInfo).port;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { SMTPServer } = await import('smtp-server');
    const server = new SMTPServer({
      banner: 'sandbox',
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      disableReverseLookup: true,
      size: MAX_BYTES,
      closeTimeout: 500, // so that a sender's pooled connection does not delay Ctrl-C
      logger: false,
      onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? 'anyone' }),
      onRcptTo: (address, _session, callback) => callback(this.refuses(address.address)),
      onData: (stream, session, callback) => {
        const received_at = performance.timeOrigin + performance.now();
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
        bytes(stream)
          .then((source) => this.mailbox.receive(source, envelope, received_at))
          .then(({ id }) => callback(null, `2.0.0 Ok: queued as ${id}`))
          .catch((error: Error) => callback(error));
      },
    });
    this.server = server;
    server.on('error', () => undefined); // a client's broken connection concerns nobody else
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(this.config.smtp_port, this.config.host, () => resolve());
    });
  }

  onApplicationShutdown(): Promise<void> {
    return new Promise((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  private refuses(address: string): Error | null {
    const applies = ({ recipient }: { recipient?: string }): boolean =>
      recipient === '*' || recipient?.toLowerCase() === address.toLowerCase();
    if (this.switches.take('mail', bounce, applies)) return refusal(550, `5.1.1 <${address}>: user unknown`);
    if (this.switches.take('mail', defer, applies)) return refusal(451, `4.3.0 <${address}>: try again later`);
    return null;
  }
}
