import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP server that only answers, with as many bytes as a fragment has. */
const body = '.'.repeat(Number(process.argv[2]));
const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(body));
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
