import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Forwards `/v1/…` to one service, as the public origin does, and can go away. For tests through libs/client. */
export class Front {
  private server: Server;
  private port = 0;
  /** Paths of the requests, without their queries. */
  readonly asked: string[] = [];

  constructor(private readonly target: () => string) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.server = createServer((incoming, outgoing) => {
      this.asked.push(incoming.url!.split('?')[0]!);
      const { method, headers } = incoming;
      const onward = ask(`${this.target()}${incoming.url!.replace(/^\/v1/, '')}`, { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      outgoing.on('close', () => onward.destroy());
      incoming.pipe(onward);
    });
    await new Promise<void>((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
