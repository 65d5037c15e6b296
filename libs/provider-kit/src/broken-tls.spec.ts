import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { Agent } from 'undici';
import { exchange } from './exchange';
import { TransportError } from './http';
import { transportErrorFrom } from './transport-error-from';

const folder = mkdtempSync(join(tmpdir(), 'linesman-broken-tls-'));
let cert: Buffer;
let key: Buffer;
let agent: Agent;
let server: Server | undefined;

beforeAll(() => {
  const [certFile, keyFile] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  const request = ['req', '-x509', ...curve, '-nodes', '-days', '2', ...subject];
  execFileSync('openssl', [...request, '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' });
  [cert, key] = [readFileSync(certFile), readFileSync(keyFile)];
  agent = new Agent({ allowH2: false, connect: { ca: cert } });
});
afterEach(() => server?.close());
afterAll(async () => {
  await agent.destroy();
  rmSync(folder, { recursive: true });
});

/** How a POST fails to a server that does this with each connection. */
async function failureOf(
  serve: (socket: Socket) => void,
  body: string | AsyncIterable<string> = 'amount=100',
): Promise<TransportError> {
  server = createServer((socket) => serve(socket.on('error', () => undefined)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}/payments`);
  const limits = { timeout_ms: 10_000, max_bytes: 100 };
  const error = await exchange(agent, { method: 'POST', url, headers: {}, body: body as string, ...limits }).then(
    () => undefined,
    (reason: unknown) => transportErrorFrom(reason, 'POST /payments', 'before'),
  );
  expect(error).toBeInstanceOf(TransportError);
  return error!;
}

/** A body that is still being written when the connection breaks, as a long one is. */
async function* inPieces(): AsyncGenerator<string> {
  for (let piece = 'amount=100'; ; piece = '&more=1') {
    yield piece;
    await new Promise(setImmediate);
  }
}

it('knows that a server which breaks TLS after it has read the request may have acted', async () => {
  const received: string[] = [];
  const failure = await failureOf((socket) => {
    let inside: Socket;
    const provider = createTlsServer({ cert, key }, (secure) => {
      let text = '';
      secure.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (received.length > 0 || !text.includes('amount=100')) return;
        received.push(text);
        // A record that nobody encrypted. The provider answers it with an alert, and reads no more.
        inside.write(Buffer.from([0x17, 3, 3, 0, 32, ...Buffer.alloc(32)]));
      });
    });
    provider.listen(0, '127.0.0.1', () => {
      inside = connect((provider.address() as AddressInfo).port, '127.0.0.1');
      inside.on('error', () => undefined).pipe(socket);
      socket.pipe(inside);
      socket.once('close', () => (inside.destroy(), provider.close()));
    });
  }, inPieces());
  expect(received).toHaveLength(1);
  expect(failure).toMatchObject({ stage: 'during', kind: 'tls' });
});

it.each<[string, 'tls' | 'connection', (socket: Socket) => void]>([
  ['answers the handshake with something that is no TLS', 'tls', (socket) => socket.write('SSH-2.0-OpenSSH_9.6\r\n')],
  ['ends the connection during the handshake', 'connection', (socket) => socket.once('data', () => socket.destroy())],
])('knows that nothing was sent to a server which %s', async (_, kind, serve) => {
  expect(await failureOf(serve)).toMatchObject({ stage: 'before', kind });
});
