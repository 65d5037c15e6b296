import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Clock } from '@linesman/service-kit';
import { BotConnector } from './bot-connector';
import type { Effect } from './teams-failure';
import { TeamsConfig } from './teams.config';

const asked: string[] = [];
let tokens = 0;
/** How the next requests for a token end. */
let statuses: number[] = [];
/** What is asked of Microsoft gets no answer. */
let silent = false;

const server = createServer((request, response) => {
  const isToken = request.url!.endsWith('/oauth2/v2.0/token');
  asked.push(isToken ? 'token' : request.headers.authorization!);
  if (silent && !isToken) return;
  const status = isToken ? (statuses.shift() ?? 200) : request.headers.authorization === 'Bearer token-1' ? 401 : 200;
  const body = isToken ? { access_token: `token-${(tokens += 1)}`, expires_in: 3_600 } : {};
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(() => {
  asked.length = 0;
  tokens = 0;
  statuses = [];
  silent = false;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

class SetClock extends Clock {
  ms = Date.parse('2026-11-30T12:00:00.000Z');
  override now(): Date {
    return new Date(this.ms);
  }
}

const clock = new SetClock();
function connect(more: { effect?: Effect; until?: number } = {}): () => Promise<{ failure?: unknown }> {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = new TeamsConfig();
  Object.assign(config, {
    TEAMS_APP_ID: '6f1c2d3e-4b5a-4978-8a6b-5c4d3e2f1a0b',
    TEAMS_APP_PASSWORD: 'a-secret-for-tests-only',
    TEAMS_APP_DIRECTORY: 'linesman.example',
    PROVIDER_ORIGINS: { 'https://login.microsoftonline.com': origin },
  });
  const connector = new BotConnector(config, clock);
  const call = { method: 'GET', service_url: origin, path: '/v3/teams/t', effect: 'repeats' } as const;
  return () => connector.call({ ...call, ...more });
}
const atOnce = (call: () => Promise<{ failure?: unknown }>) => Promise.all([1, 2, 3, 4].map(() => call()));
const tokenRequests = () => asked.filter((it) => it === 'token').length;

it('asks once for a token however many calls wait for it, and once for the one in place of a refused one', async () => {
  const call = connect();
  for (const { failure } of await atOnce(call)) expect(failure).toBeUndefined();
  expect(tokenRequests()).toBe(2);
  await call();
  expect(tokenRequests()).toBe(2);
});

it('asks once for the token in place of one that has ended', async () => {
  const call = connect();
  await call();
  clock.ms += 3_600_000;
  await atOnce(call);
  expect(tokenRequests()).toBe(3);
});

it('asks again where it got none, once for each call that comes later', async () => {
  statuses = [401, 401];
  const call = connect();
  expect(await call()).toMatchObject({ failure: { reason: 'teams_rejects_our_app' } });
  expect(tokenRequests()).toBe(1);
  await call();
  expect(tokenRequests()).toBe(2);
});

it('makes no call after the time by which all have to end, and gives up one that is under way then', async () => {
  const late = connect({ effect: 'posts', until: performance.now() });
  expect(await late()).toMatchObject({ failure: { kind: 'retry' } });
  expect(asked).toEqual(['token']);
  silent = true;
  // The time limit of one call is 10 s; nobody waits for it.
  const hanging = connect({ effect: 'posts', until: performance.now() + 200 });
  expect(await hanging()).toMatchObject({ failure: { kind: 'ambiguous' } });
});
