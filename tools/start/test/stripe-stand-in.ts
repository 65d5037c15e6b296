import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Payment {
  id: string;
  object: 'payment_intent';
  status: 'succeeded';
  amount: number;
  amount_received: number;
  currency: string;
  created: number;
  description: string;
  metadata: Record<string, string>;
}

const overloaded = { error: { type: 'api_error', message: 'Stripe is overloaded.' } };

/** Stripe on a socket: deduplicates on the idempotency key and lists by account as Stripe does, and counts what it charged. */
export class StripeStandIn {
  readonly payments: Payment[] = [];
  /** Paths of the requests that it refused while it failed. */
  readonly refused: string[] = [];
  /** While it fails, it answers everything with 503. */
  failing = false;
  private readonly silentOneIn: number;
  private readonly byKey = new Map<string, Payment>();
  /** By the key of an account, oldest first. */
  private readonly ofAccount = new Map<string, Payment[]>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  /** @param silentOneIn of so many payments, one is made and not answered. */
  constructor(silentOneIn = Infinity) {
    this.silentOneIn = silentOneIn;
  }

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** How often each description was charged. */
  charges(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { description } of this.payments) counts.set(description, (counts.get(description) ?? 0) + 1);
    return counts;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, 'http://stripe');
    const body = await text(request);
    const say = (status: number, said: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(said));
    };
    if (this.failing) {
      this.refused.push(`${request.method} ${url.pathname}`);
      return say(503, overloaded);
    }
    if (url.pathname === '/v1/account') return say(200, { id: 'acct_1', object: 'account' });
    if (url.pathname !== '/v1/payment_intents') return say(404, { error: { type: 'invalid_request_error' } });
    const account = String(request.headers.authorization);
    if (request.method === 'GET') return say(200, this.page(account, url.searchParams));
    const key = String(request.headers['idempotency-key']);
    const { payment, fresh } = this.charge(account, key, new URLSearchParams(body));
    if (fresh && Math.random() < 1 / this.silentOneIn) request.socket.destroy();
    else say(200, payment);
  }

  private charge(account: string, key: string, form: URLSearchParams): { payment: Payment; fresh: boolean } {
    const known = this.byKey.get(key);
    if (known) return { payment: known, fresh: false };
    const amount = Number(form.get('amount'));
    const metadata = [...form].flatMap(([name, value]) => {
      const [, field] = /^metadata\[(.+)\]$/.exec(name) ?? [];
      return field ? [[field, value] as const] : [];
    });
    const payment: Payment = {
      id: `pi_${randomUUID().replaceAll('-', '')}`,
      object: 'payment_intent',
      status: 'succeeded',
      amount,
      amount_received: amount,
      currency: form.get('currency') ?? '',
      created: Math.floor(Date.now() / 1_000),
      description: form.get('description') ?? '',
      metadata: Object.fromEntries(metadata),
    };
    this.byKey.set(key, payment);
    this.payments.push(payment);
    this.ofAccount.set(account, [...(this.ofAccount.get(account) ?? []), payment]);
    return { payment, fresh: true };
  }

  /** Newest first, as Stripe lists. */
  private page(account: string, query: URLSearchParams): object {
    const from = Number(query.get('created[gte]') ?? 0);
    const to = Number(query.get('created[lte]') ?? Infinity);
    const own = this.ofAccount.get(account) ?? [];
    const all = own.filter(({ created }) => created >= from && created <= to).reverse();
    const after = query.get('starting_after');
    const start = after ? all.findIndex(({ id }) => id === after) + 1 : 0;
    const data = all.slice(start, start + Number(query.get('limit') ?? 10));
    return { object: 'list', url: '/v1/payment_intents', has_more: start + data.length < all.length, data };
  }
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
