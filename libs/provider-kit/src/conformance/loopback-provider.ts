import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Origins } from '../rewrite-origin';

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** An object goes out as JSON, a string as it is. */
  body?: unknown;
  /** hang: never answered; reset: cut after the request arrived. */
  misbehave?: 'hang' | 'reset';
}

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A provider on a loopback socket: plays the queued answers in turn and the last one for ever, and keeps what it received. */
export class LoopbackProvider {
  readonly received: ReceivedRequest[] = [];
  private answers: Answer[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<LoopbackProvider> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const provider = new LoopbackProvider(
      server,
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/provider`,
    );
    server.on('request', async (request, response) => {
      const { method = '', url = '', headers } = request;
      const path = url.replace(/^\/provider/, '');
      const received: ReceivedRequest = { method, path, headers, body: await text(request) };
      provider.received.push(received);
      const answer = (provider.answers.length > 1 ? provider.answers.shift() : provider.answers[0]) ?? { status: 501 };
      if (answer.misbehave === 'hang') return;
      if (answer.misbehave === 'reset') return void request.socket.destroy();
      const { status = 200, body = '' } = answer;
      const type = typeof body === 'string' ? 'text/html' : 'application/json';
      response.writeHead(status, { 'content-type': type, ...answer.headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    return provider;
  }

  answer(...answers: Answer[]): void {
    this.received.length = 0;
    this.answers = answers;
  }

  standingInFor(origins: string[]): Origins {
    return Object.fromEntries(origins.map((origin) => [origin, this.url]));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
