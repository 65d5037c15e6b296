import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TenantApi } from './tenant-api.ts';

describe('TenantApi', () => {
  let server: Server;
  let answers: number[];
  let asked: number;

  beforeEach(async () => {
    asked = 0;
    server = createServer((_request, response) => {
      response.writeHead(answers[asked++] ?? 500, { 'content-type': 'application/json' }).end('{"items":[]}');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });

  afterEach(() => server.close());

  const api = () => new TenantApi(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'token');

  it('asks again while the service is too busy to answer', async () => {
    answers = [503, 200];
    await expect(api().call('GET', '/integrations')).resolves.toEqual({ items: [] });
    expect(asked).toBe(2);
  });

  it('throws every other refusal at once', async () => {
    answers = [403, 200];
    await expect(api().call('GET', '/integrations')).rejects.toThrow('answered 403');
    expect(asked).toBe(1);
  });
});
