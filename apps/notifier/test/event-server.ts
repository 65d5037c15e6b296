import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A tenant's server that takes events. */
export class EventServer {
  /** Of a path, in turn; the last one stays. 200 where there are none. */
  readonly answers = new Map<string, number[]>();
  /** Paths that never answer. */
  readonly hanging = new Set<string>();
  /** Called when something came to a path, before it is answered. */
  readonly onTaken = new Map<string, () => void>();
  private readonly received: Received[] = [];
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url!;
      this.received.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString() });
      this.onTaken.get(path)?.();
      if (this.hanging.has(path)) return;
      const statuses = this.answers.get(path) ?? [200];
      response.writeHead(statuses.length > 1 ? statuses.shift()! : statuses[0]!).end('no');
    });
  });

  static async start(): Promise<EventServer> {
    const started = new EventServer();
    await new Promise<void>((listening) => started.server.listen(0, '127.0.0.1', listening));
    return started;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  at(path: string): Received[] {
    return this.received.filter((one) => one.path === path);
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** As a library of Standard Webhooks computes it. */
export function signatureWith(secret: string, { headers, body }: Received): string {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}
