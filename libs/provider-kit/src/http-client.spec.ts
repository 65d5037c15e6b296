import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { LoopbackProvider } from './conformance/loopback-provider';
import { createGuardedHttp } from './guard/guarded-http';
import { noVolume, TransportError } from './http';
import { createHttp, rewriteOrigin, withDeadline } from './http-client';

let provider: LoopbackProvider;
beforeAll(async () => {
  provider = await LoopbackProvider.start();
});
afterAll(() => provider.stop());

const real = 'https://login.example.com';
const client = (options = {}) => createHttp({ origins: provider.standingInFor([real]), ...options });
/** Leaves an open connection for the next request, which then cannot run out of time before it is sent. */
const connected = async () => {
  provider.answer({});
  await client()({ method: 'GET', url: `${real}/` });
};
const brokenBy = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TransportError);
  const { stage, kind, message } = error as TransportError;
  return { stage, kind, message };
};

it('sends a request where its origin is mapped, path prefix and query included', async () => {
  provider.answer({ status: 201, body: { made: true }, headers: { 'x-request-id': '7' } });
  const response = await client()({
    method: 'POST',
    url: `${real}/services/token?a=1`,
    headers: { authorization: 'Bearer t' },
    body: 'grant=1',
  });
  expect(response).toMatchObject({ status: 201, body: '{"made":true}' });
  expect(response.headers['x-request-id']).toBe('7');
  expect(provider.received).toMatchObject([{ method: 'POST', path: '/services/token?a=1', body: 'grant=1' }]);
  expect(provider.received[0]?.headers.authorization).toBe('Bearer t');
});

it('leaves other origins alone, and takes no host for another that begins like it', () => {
  const origins = { 'https://a.example': 'http://127.0.0.1:1/x/' };
  expect(rewriteOrigin('https://a.example/p?q=1', origins)).toBe('http://127.0.0.1:1/x/p?q=1');
  expect(rewriteOrigin('https://a.example.evil/p', origins)).toBe('https://a.example.evil/p');
  expect(rewriteOrigin('http://a.example/p', origins)).toBe('http://a.example/p');
});

it("sends the configured user agent in place of the request's own", async () => {
  provider.answer({});
  await client({ user_agent: 'Linesman (https://linesman.acme.example)' })({
    method: 'GET',
    url: `${real}/`,
    headers: { accept: 'application/json', 'user-agent': 'somebody' },
  });
  expect(provider.received[0]?.headers).toMatchObject({
    'user-agent': 'Linesman (https://linesman.acme.example)',
    accept: 'application/json',
  });
});

it('does not follow a redirect', async () => {
  provider.answer({ status: 302, headers: { location: 'http://127.0.0.1:1/' } });
  expect(await client()({ method: 'GET', url: `${real}/` })).toMatchObject({ status: 302 });
});

it('gives up in time, without knowing what the provider did', async () => {
  await connected();
  provider.answer({ misbehave: 'hang' });
  expect(await brokenBy(client()({ method: 'GET', url: `${real}/`, timeout_ms: 1_000 }))).toMatchObject({
    stage: 'during',
    kind: 'timeout',
  });
});

it('knows that a cut connection may have done something', async () => {
  provider.answer({ misbehave: 'reset' });
  expect(await brokenBy(client()({ method: 'POST', url: `${real}/` }))).toMatchObject({
    stage: 'during',
    kind: 'connection',
  });
});

const upgraded = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
it.each([
  ['101 Switching Protocols', { bytes: upgraded }],
  ['101 Switching Protocols, and the end', { bytes: upgraded, end: true }],
  ['101 Switching Protocols twice', { bytes: upgraded + upgraded }],
  ['101 Switching Protocols that names no protocol', { bytes: 'HTTP/1.1 101 Switching Protocols\r\n\r\n' }],
  ['100 Continue and silence', { bytes: 'HTTP/1.1 100 Continue\r\n\r\n' }],
  ['103 Early Hints and silence', { bytes: 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n' }],
  ['something that is no HTTP', { bytes: 'SSH-2.0-OpenSSH_9.6\r\n' }],
  ['nothing, and the end', { bytes: '', end: true }],
])('ends a call that is answered with %s', async (_, { bytes, end = false }: { bytes: string; end?: boolean }) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => (end ? socket.end(bytes) : socket.write(bytes)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const guarded = createGuardedHttp({ allow_loopback: true, timeout_ms: 1_000, max_bytes: 1_000 });
  for (const http of [createHttp({ timeout_ms: 1_000 }), guarded])
    expect(await brokenBy(http({ method: 'GET', url }))).toMatchObject({ stage: 'during' });
  server.close();
});

it('knows that a refused connection did nothing', async () => {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  expect(await brokenBy(createHttp()({ method: 'POST', url: `http://127.0.0.1:${port}/` }))).toMatchObject({
    stage: 'before',
    kind: 'connection',
  });
});

it('distinguishes a name that does not resolve from a server without TLS', async () => {
  expect(await brokenBy(createHttp()({ method: 'GET', url: 'http://nowhere.invalid/' }))).toMatchObject({
    stage: 'before',
    kind: 'dns',
  });
  const plain = provider.url.replace('http:', 'https:');
  expect(await brokenBy(createHttp()({ method: 'GET', url: plain }))).toMatchObject({ stage: 'before', kind: 'tls' });
});

it('knows that nothing was sent over a connection that was never secured', async () => {
  const server = createServer();
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket.on('error', () => undefined)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const call = createHttp({ timeout_ms: 50 })({ method: 'POST', url: `https://127.0.0.1:${port}/`, body: 'a=1' });
  expect(await brokenBy(call)).toMatchObject({ stage: 'before', kind: 'timeout' });
  for (const socket of sockets) socket.destroy();
  server.close();
});

it('reads an answer that is compressed, up to its limit', async () => {
  const server = createHttpServer((_, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync('x'.repeat(2_000)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  expect((await createHttp()({ method: 'GET', url })).body).toHaveLength(2_000);
  const limited = createHttp({ max_bytes: 1_000 })({ method: 'GET', url });
  expect((await brokenBy(limited)).message).toContain('larger than 1000 bytes');
  server.closeAllConnections();
  server.close();
});

it('reads no text that cannot be stored, however the provider writes it', async () => {
  const said = { a: 'evil\0', b: 'x\ud800', c: '\udc00y', d: '🔌', e: '\\u0000', f: 'ü', '\0key': 1 };
  provider.answer({ body: said });
  const { body } = await client()({ method: 'GET', url: `${real}/` });
  const clean = { a: 'evil\ufffd', b: 'x\ufffd', c: '\ufffdy', d: '🔌', e: '\\u0000', f: 'ü', '\ufffdkey': 1 };
  expect(JSON.parse(body)).toEqual(clean);
  provider.answer({ body: '{"pair":"\\ud83d\\udd0c","slash":"\\\\u0000","odd":"\\\\\\u0000"}' });
  expect(JSON.parse((await client()({ method: 'GET', url: `${real}/` })).body)).toEqual({
    pair: '🔌',
    slash: '\\u0000',
    odd: '\\\ufffd',
  });
  provider.answer({ body: 'no JSON \0' });
  expect((await client()({ method: 'GET', url: `${real}/` })).body).toBe('no JSON \ufffd');
});

it('rejects a request that cannot be written, and does not wait for its time limit', async () => {
  provider.answer({});
  const call = client({ timeout_ms: 600_000 })({ method: 'GET', url: `${real}/`, headers: { authorization: 'a\nb' } });
  await brokenBy(call);
  expect(provider.received).toEqual([]);
});

it('stops reading an answer that is too large', async () => {
  provider.answer({ body: 'x'.repeat(2_000) });
  const call = client({ max_bytes: 1_000 })({ method: 'GET', url: `${real}/` });
  expect((await brokenBy(call)).message).toContain('larger than 1000 bytes');
});

it("limits a request's time to the caller's deadline", async () => {
  const now = () => new Date(1_000);
  await connected();
  provider.answer({ misbehave: 'hang' });
  const soon = withDeadline(client(), new Date(3_000), now);
  expect(await brokenBy(soon({ method: 'GET', url: `${real}/` }))).toMatchObject({ stage: 'during', kind: 'timeout' });
  const past = withDeadline(client(), new Date(999), now);
  expect(await brokenBy(past({ method: 'GET', url: `${real}/` }))).toMatchObject({ stage: 'before', kind: 'timeout' });
});

it('counts the bytes of bodies as they are transferred, also of a call that is not answered or whose answer is too large', async () => {
  const zipped = gzipSync('x'.repeat(2_000));
  const server = createHttpServer((request, response) => {
    if (request.url === '/never') return void request.resume();
    response.setHeader('content-encoding', 'gzip');
    response.end(zipped);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const make of [createHttp, guardedHttp]) {
    const volume = noVolume();
    const send = (path: string, options = {}) =>
      make(options)({ method: 'POST', url: origin + path, body: 'ü=1', volume });
    await send('/');
    expect(volume).toEqual({ sent: 4, received: zipped.length });
    await send('/');
    expect(volume).toEqual({ sent: 8, received: 2 * zipped.length });
    await brokenBy(send('/never', { timeout_ms: 1_000 }));
    expect(volume).toEqual({ sent: 12, received: 2 * zipped.length });
    await brokenBy(send('/', { max_bytes: 10 }));
    expect(volume).toEqual({ sent: 16, received: 3 * zipped.length });
  }
  const refused = noVolume();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await brokenBy(createHttp()({ method: 'POST', url: origin, body: 'a=1', volume: refused }));
  expect(refused).toEqual(noVolume());
});

const guardedHttp = (options: object) =>
  createGuardedHttp({ allow_loopback: true, timeout_ms: 60_000, max_bytes: 10_000, ...options });
