import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Plays Stripe in a process of its own: every key is valid. `/asked` says how many requests there were. */
const account = JSON.stringify({ id: 'acct_bench', object: 'account', business_profile: { name: 'Bench' } });
let asked = 0;

const server = createServer((request, response) => {
  request.resume();
  const counts = request.url === '/asked';
  if (!counts) asked += 1;
  const text = counts ? String(asked) : account;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
