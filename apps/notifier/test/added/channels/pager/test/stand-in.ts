import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChannelStandIn, Received, Recipient } from '../../../../channel-stand-in';

interface Page extends Received {
  to: string;
}

export class PagerServer implements ChannelStandIn {
  private readonly pages: Page[] = [];
  private readonly refusals = new Map<string, number>();
  private readonly server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      response.statusCode = body ? this.take(JSON.parse(body) as Page) : this.has(request.url!.split('id=')[1]!);
      response.end();
    })();
  });

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  environment(): Record<string, string> {
    return { PAGER_URL: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/` };
  }

  received({ address }: Recipient): Received[] {
    return this.pages.filter(({ to }) => to === address);
  }

  refuse({ address }: Recipient, how: 'now' | 'for ever'): void {
    this.refusals.set(address, how === 'now' ? 503 : 410);
  }

  private take(page: Page): number {
    const refusal = this.refusals.get(page.to);
    if (refusal === 503) this.refusals.delete(page.to);
    if (refusal) return refusal;
    this.pages.push(page);
    return 200;
  }

  private has(id: string): number {
    return this.pages.some((page) => page.id === id) ? 200 : 404;
  }
}
