import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Plays Stripe. Each key is that of an account of its own, and works until it is withdrawn. */
export async function startStripeKeys() {
  const withdrawn = new Set<string>();
  const server = await listen((request, response) => {
    const key = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    request.resume();
    const refused = { error: { type: 'invalid_request_error', message: 'Invalid API Key provided' } };
    const account = { id: `acct_${key}`, object: 'account', business_profile: { name: key } };
    const answer = withdrawn.has(key) ? refused : account;
    response.writeHead(answer === refused ? 401 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  return { ...server, withdraw: (key: string) => void withdrawn.add(key) };
}

/** An endpoint of a tenant, which takes every event and counts how often each came. */
export async function startReceiver() {
  const times = new Map<string, number>();
  const signals = new Set<string>();
  const server = await listen((request, response) => {
    void text(request).then((body) => {
      const id = String(request.headers['webhook-id']);
      times.set(id, (times.get(id) ?? 0) + 1);
      signals.add((JSON.parse(body) as { data: { signal_id: string } }).data.signal_id);
      response.writeHead(204).end();
    });
  });
  return { ...server, times, signals };
}

async function listen(handle: RequestListener) {
  const server = createServer(handle);
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
