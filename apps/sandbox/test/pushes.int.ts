import { rmSync } from 'node:fs';
import { createHttp, createKeySets, WebhookRefused } from '@linesman/provider-kit';
import { builtInProviders } from '@linesman/providers';
import { waitUntil } from '@linesman/testing';
import {
  app,
  endpointSecret,
  newStateDir,
  open,
  openConsole,
  type Received,
  signingSecret,
  TestSandbox,
} from './test-sandbox';

const verifiers: Record<string, string> = { slack: signingSecret, stripe: endpointSecret, google: app.client_id };

describe('Webhooks about access', () => {
  let world: TestSandbox;
  beforeAll(async () => {
    world = await TestSandbox.open();
  });
  afterAll(() => world.close());
  afterEach(() => world.control('DELETE', 'switches'));

  const received = (code: string) => world.console.received.filter(({ path }) => path === `/webhooks/${code}`);

  /** As Linesman reads it. */
  async function read(code: string, { headers, body }: Received) {
    const { webhook } = builtInProviders.find(({ manifest }) => manifest.code === code)!;
    const http = createHttp({ origins: { 'https://www.googleapis.com': `${world.origin}/google` } });
    return webhook!.read({
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.from(body),
      now: new Date(),
      verifier: verifiers[code]!,
      keysAt: createKeySets(http),
    });
  }

  /** What follows the push that `act` causes. */
  async function told(code: string, act: () => Promise<unknown>) {
    const before = received(code).length;
    await act();
    await waitUntil(() => received(code).length > before);
    return received(code).at(-1)!;
  }

  async function accountsOf(code: string) {
    const { accounts } = await world.control<{ accounts: { account: string; account_id?: string; sub?: string }[] }>(
      'GET',
      `accounts?provider=${code}`,
    );
    return accounts;
  }

  it('come from Google when a person takes the grant back, and when the account is deactivated and activated', async () => {
    const [{ account, sub }] = (await accountsOf('google')) as [{ account: string; sub: string }];
    await world.control('POST', 'grants', { provider: 'google', account });
    const revoke = () => world.control('POST', 'grants/revoke', { provider: 'google', account });
    expect(await read('google', await told('google', revoke))).toMatchObject({
      pushes: [{ account_id: sub, event: 'tokens-revoked', cause: 'grant_revoked' }],
    });
    const deactivate = () => world.turnOn('google', 'deactivate_account', { account });
    expect(await read('google', await told('google', deactivate))).toMatchObject({
      pushes: [{ account_id: sub, event: 'account-disabled', cause: 'account_deactivated' }],
    });
    const activate = () => world.control('DELETE', 'switches');
    expect(await read('google', await told('google', activate))).toMatchObject({
      pushes: [{ account_id: sub, event: 'account-enabled' }],
    });
  });

  it('come from Slack when a workspace removes the app, whose token is refused then', async () => {
    const [{ account, bot_token }] = (await accountsOf('slack')) as unknown as [{ account: string; bot_token: string }];
    const remove = () => world.turnOn('slack', 'remove_app', { account });
    expect(await read('slack', await told('slack', remove))).toMatchObject({
      pushes: [{ account_id: account, event: 'app_uninstalled', cause: 'grant_revoked' }],
    });
    const asked = await fetch(`${world.origin}/slack/api/auth.test`, {
      headers: { authorization: `Bearer ${bot_token}` },
    });
    expect(await asked.json()).toMatchObject({ ok: false, error: 'account_inactive' });
  });

  it('come from Stripe when an account removes the app, whose key is refused then', async () => {
    const [owner] = (await accountsOf('stripe')) as [{ account: string; account_id: string }];
    const { api_key } = owner as unknown as { api_key: string };
    const remove = () => world.turnOn('stripe', 'remove_app', { account: owner.account });
    expect(await read('stripe', await told('stripe', remove))).toMatchObject({
      pushes: [{ account_id: owner.account_id, event: 'account.application.deauthorized' }],
    });
    const asked = await fetch(`${world.origin}/stripe/v1/account`, { headers: { authorization: `Bearer ${api_key}` } });
    expect(asked.status).toBe(401);
  });

  it.each(['slack', 'stripe', 'google'])(
    'of %s are not taken for genuine while the switch forges them',
    async (code) => {
      const [{ account }] = (await accountsOf(code)) as [{ account: string }];
      const push = () => world.control('POST', 'pushes', { provider: code, account });
      expect((await read(code, await told(code, push))).pushes).toHaveLength(1);
      await world.turnOn(code, 'forge_pushes');
      await expect(read(code, await told(code, push))).rejects.toBeInstanceOf(WebhookRefused);
      const { pushes } = await world.control<{ pushes: { forged: boolean; status: number }[] }>('GET', 'pushes');
      expect(pushes.at(-1)).toMatchObject({ provider: code, account, forged: true, status: 200, attempts: 1 });
    },
  );

  it('are not sent by providers that send none, or about an account that nobody has', async () => {
    const send = (body: object) => world.control('POST', 'pushes', body);
    await expect(send({ provider: 'xero', account: 'x' })).rejects.toThrow('422');
    await expect(send({ provider: 'slack', account: 'x' })).rejects.toThrow('422');
    const [{ account }] = (await accountsOf('stripe')) as [{ account: string }];
    await expect(send({ provider: 'stripe', account, change: 'deactivated' })).rejects.toThrow('tells nothing of this');
  });
});

it('sends a webhook again that Linesman did not take', async () => {
  const [console, dir] = [await openConsole(503), newStateDir()];
  const sandbox = await open(console.origin, dir);
  const body = JSON.stringify({ provider: 'google', account: 'techcorp' });
  const headers = { 'content-type': 'application/json' };
  void fetch(`${sandbox.origin}/_control/pushes`, { method: 'POST', headers, body }).catch(() => undefined);
  await waitUntil(() => console.received.length >= 2);
  expect(console.received[1]!.body).toBe(console.received[0]!.body);
  await sandbox.close();
  console.server.close();
  rmSync(dir, { recursive: true });
});
