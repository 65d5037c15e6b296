import { connect, type NatsConnection } from '@nats-io/transport-node';
import { startServers, type TestServers, waitUntil } from '@linesman/testing';
import { randomUUID } from 'node:crypto';
import { Browser } from './browser';
import { freeOrigin, type RunningConsole, startConsole } from './start-console';
import { type IdentityProvider, startIdentityProvider } from './start-identity-provider';

const tenant = randomUUID();
const jane = { sub: 'jane', name: 'Jane Miller', tenant, roles: ['csm'] };

let servers: TestServers;
let identity: IdentityProvider;
let linesman: RunningConsole;
let integrations: NatsConnection;

beforeAll(async () => {
  servers = await startServers({ nats: true });
  const origin = await freeOrigin();
  identity = await startIdentityProvider(`${origin}/auth/callback`, jane);
  linesman = await startConsole(origin, {
    ...servers.environment('console'),
    TOKEN_ISSUER: identity.issuer,
    JWKS_URL: `${identity.issuer}/jwks`,
  });
  integrations = await connect(servers.nats.user('integrations'));
});

afterAll(async () => {
  await integrations?.close();
  await linesman?.stop();
  await identity?.stop();
  await servers?.stop();
});

async function watch(roles = ['csm']) {
  identity.person = { ...jane, roles };
  const browser = new Browser(linesman.origin);
  await browser.open('/auth/sign-in');
  const closing = new AbortController();
  const headers = { cookie: browser.cookieHeader() };
  const answer = await fetch(`${linesman.origin}/live`, { headers, signal: closing.signal });
  const seen = { text: '' };
  void (async () => {
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) seen.text += chunk;
  })().catch(() => undefined);
  const received = () =>
    [...seen.text.matchAll(/^data: (.+)$/gm)].flatMap(
      ([, data]) => JSON.parse(data!) as { kind: string; ids: string[] }[],
    );
  return { answer, received, close: () => closing.abort() };
}

const change = (tenantid: string, integration_id: string, verb = 'updated') =>
  integrations.publish(
    `events.integrations.integration.${verb}.v1`,
    JSON.stringify({ tenantid, type: 'integration_updated', data: { integration_id } }),
  );

it("tells a browser what changed in its own tenant, and nothing of another's", async () => {
  const { answer, received, close } = await watch();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const [theirs, ours] = [randomUUID(), randomUUID()];
  change(randomUUID(), theirs);
  change(tenant, ours);
  await waitUntil(() => received().length > 0);
  expect(received()).toEqual([{ kind: 'integration', ids: [ours] }]);
  close();
});

it('tells staff that something changed in another tenant, without ids', async () => {
  const { received, close } = await watch(['admin']);
  change(randomUUID(), randomUUID());
  await waitUntil(() => received().length > 0);
  expect(received()).toEqual([{ kind: 'integration', ids: [] }]);
  close();
});

it('sums many changes up', async () => {
  const { received, close } = await watch();
  for (let i = 0; i < 2_000; i++) change(tenant, randomUUID());
  await integrations.flush();
  await waitUntil(() => received().length > 0);
  expect(received().length).toBeLessThan(10);
  expect(received()).toContainEqual({ kind: 'integration', ids: [] });
  close();
});

it('ignores an invalid event, and asks for a sign-in', async () => {
  integrations.publish('events.integrations.integration.updated.v1', 'not json');
  const { answer, received, close } = await watch();
  const ours = randomUUID();
  change(tenant, ours);
  await waitUntil(() => received().length > 0);
  expect(answer.status).toBe(200);
  close();
  expect((await fetch(`${linesman.origin}/live`)).status).toBe(401);
});

it('opens so many streams for one person, and then no more', async () => {
  const open = [];
  for (let i = 0; i < 20; i += 1) open.push(await watch());
  expect(open.map(({ answer }) => answer.status)).toEqual(Array(20).fill(200));
  expect((await watch()).answer.status).toBe(429);
  open.pop()!.close();
  await waitUntil(async () => {
    const { answer, close } = await watch();
    close();
    return answer.status === 200;
  });
  for (const { close } of open) close();
});

it('ends its streams when it stops', async () => {
  const { answer } = await watch();
  expect(answer.ok).toBe(true);
  await linesman.stop();
  await expect(fetch(`${linesman.origin}/live`)).rejects.toThrow();
});
