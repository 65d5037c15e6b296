import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Plays Stripe in a process of its own: every key is valid and every payment succeeds at once. */
const account = { id: 'acct_bench', object: 'account', business_profile: { name: 'Bench' } };
let paid = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const body =
      request.method === 'POST'
        ? {
            id: `pi_${(paid += 1)}`,
            object: 'payment_intent',
            status: 'succeeded',
            amount: 2_000,
            amount_received: 2_000,
            currency: 'usd',
          }
        : account;
    const text = JSON.stringify(body);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.end(text);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
