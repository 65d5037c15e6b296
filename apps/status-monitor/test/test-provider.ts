import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const SWITCHING_PROTOCOLS = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

/** Dropbox's account endpoint over a real socket. It answers 401 for every token that is not in `alive`. */
export class TestProvider {
  /** The token of each call. */
  readonly calls: string[] = [];
  readonly alive = new Set<string>();
  /** Other statuses, by token. */
  readonly statuses = new Map<string, number>();
  /** To these it says that HTTP ends on this connection. */
  readonly upgrades = new Set<string>();
  /** Other bodies of a refusal, by token. */
  readonly answers = new Map<string, unknown>();
  private readonly server = createServer((request, response) => {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    this.calls.push(token);
    request.resume();
    if (this.upgrades.has(token)) return void request.socket.write(SWITCHING_PROTOCOLS);
    const status = this.statuses.get(token) ?? (this.alive.has(token) ? 200 : 401);
    response.writeHead(status, { 'content-type': 'application/json' });
    const dead = this.answers.get(token) ?? {
      error_summary: 'expired_access_token/',
      error: { '.tag': 'expired_access_token' },
    };
    response.end(JSON.stringify(status === 200 ? { account_id: 'dbid:1' } : dead));
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  with(token: string): number {
    return this.calls.filter((call) => call === token).length;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
