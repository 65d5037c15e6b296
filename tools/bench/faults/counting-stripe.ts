import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const account = { id: 'acct_bench', object: 'account', business_profile: { name: 'Bench' } };
const payment = {
  object: 'payment_intent',
  status: 'succeeded',
  amount: 2_000,
  amount_received: 2_000,
  currency: 'usd',
};

/** Plays Stripe: remembers which keys charged for an order, and answers the same key with the same payment. */
export async function startCountingStripe() {
  /** Keys by the description of the payment, which names the order. */
  const keys = new Map<string, Set<string>>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const order = new URLSearchParams(body).get('description') ?? '';
      const key = String(request.headers['idempotency-key']);
      if (request.method === 'POST') keys.set(order, (keys.get(order) ?? new Set()).add(key));
      const answer = request.method === 'POST' ? { id: `pi_${key}`, ...payment } : account;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** For each order, how often it was charged. */
    charges: () => [...keys.values()].map(({ size }) => size),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
