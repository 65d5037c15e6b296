import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { SignalSnapshot } from '@linesman/contracts';

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

/** An endpoint of a tenant, which takes every event and notes when it was told of each integration. */
export async function startReceiver() {
  const times = new Map<string, number[]>();
  const server = await listen((request, response) => {
    void text(request).then((body) => {
      const { status_change } = (JSON.parse(body) as { data: SignalSnapshot }).data;
      const { integration_id } = status_change;
      times.set(integration_id, [...(times.get(integration_id) ?? []), Date.now()]);
      response.writeHead(204).end();
    });
  });
  return { ...server, times };
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
