import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { register } from 'prom-client';
import { connectedIntegration, followLink } from './connecting';
import { googleToken, publishGoogleKeys, type Sent, signedBySlack, slackRemoved, stripeRemoved } from './pushing';
import { newTenant, useWorld, type World } from './start-world';
import { newKey, stripe } from './stripe-accounts';

let world: World;
let origin: string;
useWorld((given) => (world = given));

/** Processes of this file, which end with it: other files may share the world. */
const own: NestFastifyApplication[] = [];
const startProcess = async (): Promise<NestFastifyApplication> => {
  const app = await world.startApp();
  own.push(app);
  return app;
};

beforeAll(async () => {
  const app = await startProcess();
  await app.listen(0, '127.0.0.1');
  origin = await app.getUrl();
  publishGoogleKeys(world);
});
afterAll(async () => {
  world.apps.splice(0, Infinity, ...world.apps.filter((app) => !own.includes(app)));
  await Promise.all(own.map((app) => app.close()));
});

const push = (code: string, { headers, body }: Sent) =>
  fetch(`${origin}/webhooks/${code}`, { method: 'POST', headers, body });
const pushed = (id: string) => world.eventsAbout(id, 'push_received');
const heard = (id: string, many = 1) => waitUntil(() => pushed(id).length >= many && pushed(id));
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** As if the newest credentials had been obtained then. */
const obtained = (id: string, at: Date) =>
  world.sql('update integration_credentials set obtained_at = $2 where integration_id = $1', [id, at]);

async function connectedLongAgo(code: 'slack' | 'google', tenant = newTenant(), account = `A${newTenant()}`) {
  const id = await connectedIntegration(world, tenant, code, account);
  await obtained(id, minutesAgo(60));
  return { tenant, account, id };
}

/** An event of another account, which is published after what was sent before. */
async function nothingFollows(id: string, before = 0): Promise<void> {
  const later = await connectedLongAgo('slack');
  await push('slack', slackRemoved({ account: later.account }));
  await heard(later.id);
  expect(pushed(id)).toHaveLength(before);
}

const countOf = async (name: string, labels: Record<string, string>) => {
  const { values } = await register.getSingleMetric(name)!.get();
  return (
    values.filter(({ labels: of }) => Object.entries(labels).every(([key, value]) => of[key] === value))[0]?.value ?? 0
  );
};

it('publishes that our access has ended, as soon as Slack says so', async () => {
  const { account, id, tenant } = await connectedLongAgo('slack');
  const at = minutesAgo(1);
  const answer = await push('slack', slackRemoved({ account, at }));
  expect([answer.status, await answer.text()]).toEqual([200, '']);
  const [event] = await heard(id);
  const happened_at = `${at.toISOString().slice(0, 19)}.000Z`;
  expect(event).toMatchObject({
    tenantid: tenant,
    data: {
      integration_id: id,
      event: 'app_uninstalled',
      happened_at,
      observation: {
        integration_id: id,
        source: 'provider_webhook',
        outcome: 'failure',
        cause: 'grant_revoked',
        error_code: 'app_uninstalled',
        message: 'Slack reported app_uninstalled',
        started_at: happened_at,
        credential_version: 1,
      },
    },
  });
  const versions = world.eventsAbout(id).map(({ aggregateversion }) => aggregateversion);
  expect(versions).toEqual(versions.map((_, at) => at + 1));
});

it('tells it once, however often and to whichever process it is sent', async () => {
  const { account, id } = await connectedLongAgo('slack');
  const before = await countOf('pushes_total', { connection: 'slack', outcome: 'repeated' });
  const sent = slackRemoved({ account });
  const answers = await Promise.all([1, 2, 3].map(() => push('slack', sent)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  await nothingFollows(id, 1);
  expect(await countOf('pushes_total', { connection: 'slack', outcome: 'repeated' })).toBe(before + 2);
});

it('breaks nothing that was reconnected since: a late push is about the earlier credentials', async () => {
  const { account, id, tenant } = await connectedLongAgo('slack');
  const at = minutesAgo(10);
  const session = await world.ask(tenant, 'POST', `/integrations/${id}/connect-sessions`);
  await followLink(world, String(session.body.url), account);
  expect((await push('slack', slackRemoved({ account, at }))).status).toBe(200);
  await nothingFollows(id);
});

it('asks for a probe where the push and the connection are so near that clocks could confuse them', async () => {
  const { account, id } = await connectedLongAgo('slack');
  await obtained(id, new Date());
  await push('slack', slackRemoved({ account }));
  const [event] = await heard(id);
  expect(event!.data).toEqual({
    integration_id: id,
    event: 'app_uninstalled',
    happened_at: expect.any(String) as string,
  });
});

it('asks for a probe where a person entered the key, which may work without our app', async () => {
  const tenant = newTenant();
  const { body } = await stripe(world, tenant, newKey(world, `acct_${tenant}`));
  const id = String(body.integration_id);
  await obtained(id, minutesAgo(60));
  expect((await push('stripe', stripeRemoved({ account: `acct_${tenant}` }))).status).toBe(200);
  expect((await heard(id))[0]!.data).not.toHaveProperty('observation');
});

it('tells every tenant whose integrations use the account, and nobody else', async () => {
  const account = `A${newTenant()}`;
  const [one, other] = [
    await connectedLongAgo('slack', newTenant(), account),
    await connectedLongAgo('slack', newTenant(), account),
  ];
  const stranger = await connectedLongAgo('slack', one.tenant);
  // The same id at another provider is another account.
  const atGoogle = await connectedLongAgo('google', one.tenant, account);
  await push('slack', slackRemoved({ account }));
  expect((await heard(one.id))[0]!.tenantid).toBe(one.tenant);
  expect((await heard(other.id))[0]!.tenantid).toBe(other.tenant);
  await nothingFollows(stranger.id);
  expect(pushed(atGoogle.id)).toEqual([]);
});

it('tells nothing of an integration that is switched off or deleted', async () => {
  const [off, gone] = [await connectedLongAgo('slack'), await connectedLongAgo('slack')];
  await world.ask(off.tenant, 'PUT', `/integrations/${off.id}`, { status: 'inactive' });
  await world.ask(gone.tenant, 'DELETE', `/integrations/${gone.id}`);
  for (const { account } of [off, gone]) expect((await push('slack', slackRemoved({ account }))).status).toBe(200);
  await nothingFollows(off.id);
  expect(pushed(gone.id)).toEqual([]);
});

it('takes security event tokens of Google, and answers 202', async () => {
  const { account, id } = await connectedLongAgo('google');
  expect((await push('google', googleToken('risc/event-type/sessions-revoked', { account }))).status).toBe(202);
  expect((await heard(id))[0]!.data).not.toHaveProperty('observation');
  await push('google', googleToken('risc/event-type/account-disabled', { account }));
  await push('google', googleToken('oauth/event-type/tokens-revoked', { account }));
  const [, disabled, revoked] = await heard(id, 3);
  expect(disabled!.data).toMatchObject({
    observation: { cause: 'account_deactivated', error_code: 'account-disabled' },
  });
  expect(revoked!.data).toMatchObject({ observation: { cause: 'grant_revoked', error_code: 'tokens-revoked' } });
});

it('has Google send a token again while its keys cannot be read', async () => {
  const { account, id } = await connectedLongAgo('google');
  world.providers.googleKeys = undefined;
  const app = await startProcess();
  const { headers, body } = googleToken('oauth/event-type/tokens-revoked', { account });
  const request = { method: 'POST', url: '/webhooks/google', headers, payload: body } as const;
  expect((await app.inject(request)).statusCode).toBe(503);
  expect(pushed(id)).toEqual([]);
  publishGoogleKeys(world);
  // The same process asks for the keys again.
  await waitUntil(async () => (await app.inject(request)).statusCode === 202);
  expect(await heard(id)).toHaveLength(1);
});

it('answers the handshake of Slack with its challenge, and ignores events about other things', async () => {
  const answer = await push('slack', signedBySlack({ type: 'url_verification', challenge: 'the-challenge' }));
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    expect.stringContaining('text/plain'),
    'the-challenge',
  ]);
  const { account, id } = await connectedLongAgo('slack');
  const about = { type: 'event_callback', team_id: account, event_id: 'Ev1', event_time: 1_700_000_000 };
  expect((await push('slack', signedBySlack({ ...about, event: { type: 'message' } }))).status).toBe(200);
  expect((await push('slack', slackRemoved({ account: 'T-of-nobody' }))).status).toBe(200);
  await nothingFollows(id);
});

describe('an attacker', () => {
  const refusal = { type: 'urn:linesman:problem:webhook-refused' };
  const told = async (response: Response) => (await response.json()) as Record<string, unknown>;

  it('cannot end the access of anybody with what is forged, replayed, huge or malformed', async () => {
    const { account, id } = await connectedLongAgo('slack');
    const google = await connectedLongAgo('google');
    const genuine = slackRemoved({ account });
    const old = new Date(Date.now() - 6 * 60_000);
    const tokens = 'oauth/event-type/tokens-revoked';
    const attempts: [string, Sent, number][] = [
      ['slack', slackRemoved({ account, secret: 'guessed' }), 401],
      ['slack', { ...genuine, headers: { 'content-type': 'application/json' } }, 401],
      ['slack', { ...genuine, body: genuine.body.replace('app_uninstalled', 'app_uninstaller') }, 401],
      ['slack', { ...genuine, headers: { ...genuine.headers, 'x-slack-request-timestamp': '9999999999' } }, 401],
      // Recorded six minutes ago.
      ['slack', slackRemoved({ account, signed_at: old }), 401],
      // Signed by another provider, or for it.
      ['slack', stripeRemoved({ account }), 401],
      ['stripe', genuine, 400],
      ['stripe', stripeRemoved({ account: 'acct_1', secret: 'guessed' }), 400],
      ['google', googleToken(tokens, { account: google.account, secret: 'guessed' }), 400],
      ['google', { ...genuine, body: 'e30.e30.e30' }, 400],
      ['google', { headers: { 'content-type': 'application/secevent+jwt' }, body: unsignedToken(google.account) }, 400],
      // JSON that cannot be read, and a type that nobody sends.
      ['slack', { ...genuine, body: '{"type":' }, 400],
      ['slack', { ...genuine, headers: { ...genuine.headers, 'content-type': 'text/csv' } }, 415],
      ['slack', signedBySlack({ type: 'event_callback', event_id: 'Ev1', event: { type: 'app_uninstalled' } }), 401],
      ['slack', signedBySlack({ padding: 'x'.repeat(65_536) }), 413],
      ['slack', signedBySlack({ padding: 'x'.repeat(2_000_000) }), 413],
    ];
    for (const [code, sent, status] of attempts) {
      const response = await push(code, sent);
      expect([code, sent.body.slice(0, 40), response.status]).toEqual([code, sent.body.slice(0, 40), status]);
    }
    for (const code of ['unheard-of', 'xero', '__proto__', 'constructor', '..%2fintegrations', 'slack%00'])
      expect([code, (await push(code, genuine)).status]).toEqual([code, code === 'slack%00' ? 400 : 404]);
    await nothingFollows(id);
    expect(pushed(google.id)).toEqual([]);
  });

  it('learns nothing from the answer: an account that is known and one that is not look the same', async () => {
    const { account } = await connectedLongAgo('slack');
    const answers = await Promise.all([
      push('slack', slackRemoved({ account, secret: 'guessed' })),
      push('slack', slackRemoved({ account: 'T-of-nobody', secret: 'guessed' })),
      push('slack', slackRemoved({ account, signed_at: minutesAgo(6) })),
      push('slack', signedBySlack({ type: 'event_callback' })),
    ]);
    const bodies = await Promise.all(answers.map(told));
    const words = bodies.map(({ type, title, status, detail }) => ({ type, title, status, detail }));
    expect(words).toEqual(words.map(() => ({ ...words[0]! })));
    expect(words[0]).toMatchObject(refusal);
  });

  it('is counted and slowed down, and does not keep the provider away', async () => {
    const { account, id } = await connectedLongAgo('slack');
    const before = await countOf('webhooks_refused_total', { connection: 'slack', reason: 'not_signed' });
    const forged = slackRemoved({ account, secret: 'guessed' });
    const from = { ...forged, headers: { ...forged.headers, 'x-forwarded-for': '203.0.113.9' } };
    const statuses: number[] = [];
    for (let sent = 0; sent < 65; sent++) statuses.push((await push('slack', from)).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(60);
    const last = await push('slack', from);
    expect([last.status, Number(last.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    expect(await countOf('webhooks_refused_total', { connection: 'slack', reason: 'not_signed' })).toBe(before + 66);
    const genuine = slackRemoved({ account });
    const same = { ...genuine, headers: { ...genuine.headers, 'x-forwarded-for': '203.0.113.9' } };
    expect((await push('slack', same)).status).toBe(200);
    await heard(id);
  });
});

/** `alg: none`, which says of itself that it is not signed. */
function unsignedToken(sub: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const subject = { subject: { subject_type: 'iss-sub', sub } };
  const events = { 'https://schemas.openid.net/secevent/oauth/event-type/tokens-revoked': subject };
  return `${part({ alg: 'none' })}.${part({ iss: 'https://accounts.google.com/', aud: 'linesman', iat: 1, jti: '1', events })}.`;
}
