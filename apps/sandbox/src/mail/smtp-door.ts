import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { SMTPServer } from 'smtp-server';
import { SandboxConfig } from '../config';
import { Switches } from '../switches/switches';
import { Mailbox } from './mailbox';

const most = 5 * 1024 * 1024;

const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

async function bytes(stream: Readable & { sizeExceeded?: boolean }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw refusal(552, '5.3.4 Message too big');
  return Buffer.concat(chunks);
}

/** The mail exchanger of every address in the world. */
@Injectable()
export class SmtpDoor implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: SMTPServer | undefined;

  constructor(
    @Inject(SandboxConfig) private readonly config: SandboxConfig,
    @Inject(Mailbox) private readonly mailbox: Mailbox,
    @Inject(Switches) private readonly switches: Switches,
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
      size: most,
      closeTimeout: 500, // a sender's pooled connection shall not hold up Ctrl-C
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
    server.on('error', () => undefined); // one client's broken connection is no concern of the others
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(this.config.smtp_port, this.config.host, () => resolve());
    });
  }

  onApplicationShutdown(): Promise<void> {
    return new Promise((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  private refuses(address: string): Error | null {
    const meant = ({ recipient }: { recipient?: string }): boolean =>
      recipient === '*' || recipient?.toLowerCase() === address.toLowerCase();
    if (this.switches.take('mail', 'bounce', meant)) return refusal(550, `5.1.1 <${address}>: user unknown`);
    if (this.switches.take('mail', 'defer', meant)) return refusal(451, `4.3.0 <${address}>: try again later`);
    return null;
  }
}
