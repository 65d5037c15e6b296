import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Http } from '../http';
import { createGuardedHttp, type GuardOptions, type Resolve } from './guarded-http';

let server: Server;
let port: number;
const hits: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    hits.push(`${request.headers.host} ${request.url}`);
    if (request.url === '/done') return response.writeHead(303, { location: '/orders/7' }).end();
    if (request.url === '/moved') return response.writeHead(308, { location: '/v2' }).end();
    if (request.url === '/redirect') return response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    if (request.url === '/headers') return response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end();
    if (request.url === '/large') return response.end('x'.repeat(5_000));
    if (request.url === '/slow') return void response.write('x');
    response.setHeader('content-type', 'application/json');
    request.pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const guarded = (options: Partial<GuardOptions> = {}): Http =>
  createGuardedHttp({ allow_loopback: false, timeout_ms: 60_000, max_bytes: 1_000, ...options });
const to = (...answers: string[][]): Resolve => {
  let asked = 0;
  return (_host, _options, done) => {
    const found = answers[Math.min(asked++, answers.length - 1)]!;
    done(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
};
const refusal = (code: string) => ({ failure: { class: 'permanent', code } });

it.each([
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://[::1]/',
  'https://[::127.0.0.1]/',
  'https://127.0.0.1./',
  'https://localhost/',
  'https://１２７.0.0.1/',
  'https://[::ffff:10.0.0.1]/',
  'http://1.1.1.1/',
  'ftp://1.1.1.1/',
  'https://user:secret@example.com/',
  'no url',
])('refuses %s before anything is sent', async (url) => {
  await expect(guarded()({ method: 'GET', url })).rejects.toMatchObject(refusal('address_not_allowed'));
});

it('refuses a name that leads to a private address, even beside a public one', async () => {
  const call = guarded({ resolve: to(['1.1.1.1', '10.0.0.8']) })({ method: 'GET', url: 'https://api.example.com/' });
  await expect(call).rejects.toMatchObject(refusal('address_not_allowed'));
  await expect(call).rejects.toThrow(/^api.example.com does not lead to a public address.$/);
});

it('resolves and checks a name for every request again', async () => {
  const http = guarded({ allow_loopback: true, resolve: to(['127.0.0.1'], ['10.0.0.8']) });
  const request = { method: 'POST' as const, url: `http://api.example.com:${port}/echo`, body: '{"a":1}' };
  await expect(http(request)).resolves.toMatchObject({ status: 200, body: '{"a":1}' });
  expect(hits.at(-1)).toBe(`api.example.com:${port} /echo`);
  await expect(http(request)).rejects.toMatchObject(refusal('address_not_allowed'));
});

describe('with an address that may be called', () => {
  const http = () => guarded({ allow_loopback: true });
  const at = (path: string) => ({ method: 'GET' as const, url: `http://127.0.0.1:${port}${path}` });

  it('does not follow a redirect, and says so', async () => {
    await expect(http()(at('/redirect'))).rejects.toMatchObject(refusal('redirect_refused'));
  });

  it('does not call a write failed that may have been done', async () => {
    const write = (path: string) => http()({ ...at(path), method: 'POST' });
    await expect(write('/done')).rejects.toMatchObject({ failure: { class: 'unknown', may_have_acted: true } });
    await expect(write('/moved')).rejects.toMatchObject(refusal('redirect_refused'));
  });

  it('refuses an answer with too large headers', async () => {
    await expect(http()(at('/headers'))).rejects.toMatchObject({ stage: 'during', kind: 'connection' });
  });

  it('refuses an answer that is too large', async () => {
    await expect(http()(at('/large'))).rejects.toMatchObject({ stage: 'during', kind: 'connection' });
  });

  it('gives up an answer that takes too long', async () => {
    await expect(guarded({ allow_loopback: true, timeout_ms: 2_000 })(at('/slow'))).rejects.toMatchObject({
      stage: 'during',
      kind: 'timeout',
    });
  });

  it('distinguishes a refused connection from an answer that broke off', async () => {
    await expect(http()({ method: 'GET', url: 'http://127.0.0.1:1/' })).rejects.toMatchObject({
      stage: 'before',
      kind: 'connection',
    });
  });
});
