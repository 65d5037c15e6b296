import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpLink } from './http-link';

let server: Server;
let answer: [status: number, body: string];
beforeAll(async () => {
  server = createServer((_, response) => {
    response.statusCode = answer[0];
    response.end(answer[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (status: number, body: string): Promise<unknown> => {
  answer = [status, body];
  const { port } = server.address() as AddressInfo;
  return new HttpLink(`http://127.0.0.1:${port}`, () => Promise.resolve('t')).ask('POST', '/v1/customers/1');
};

it('returns what Linesman answers, also nothing', async () => {
  await expect(ask(200, '{"next":"1"}')).resolves.toEqual({ next: '1' });
  await expect(ask(204, '')).resolves.toBeUndefined();
});

it('throws what Linesman refuses', async () => {
  const document = { type: 'urn:linesman:problem:wrong-role', title: 'Forbidden', status: 403 };
  await expect(ask(403, JSON.stringify(document))).rejects.toMatchObject({ status: 403, type: 'wrong-role' });
});

it.each([
  [200, '<html>Sign in to the network</html>'],
  [502, '<html>Bad gateway</html>'],
  [502, '"down"'],
  [503, ''],
])('says that Linesman cannot be reached when something else answers %s %j', async (status, body) => {
  await expect(ask(status, body)).rejects.toMatchObject({ name: 'LinesmanError', type: 'service-unavailable' });
});
