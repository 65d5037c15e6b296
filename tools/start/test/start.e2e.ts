import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { requestJson } from '../../actors/http.ts';
import type { OwnSystem } from '../own-system.mjs';
import { billing } from './parts/billing.ts';
import { everyOperation } from './parts/every-operation.ts';
import { pushesOfProviders } from './parts/pushes.ts';
import { readinessOfAnna } from './parts/readiness.ts';

let system: OwnSystem;
beforeAll(async () => {
  const { startOwnSystem } = await import('../own-system.mjs');
  const OAUTH_APPS = JSON.stringify({ basecamp: { client_id: 'linesman-basecamp', client_secret: 'of-the-test' } });
  system = await startOwnSystem({ args: ['--scale', 'gateway-executor=2'], env: { OAUTH_APPS } });
});
afterAll(() => system?.stop());

it('has every service ready, each in a process of its own', async () => {
  const { services } = system.run();
  expect(Object.keys(services).sort()).toEqual([
    'catalog',
    'console',
    'gateway-executor',
    'integrations',
    'notifier',
    'sandbox',
    'status-monitor',
  ]);
  const processes = Object.values(services).flatMap((service) => service.processes);
  expect(new Set(processes.map(({ pid }) => pid)).size).toBe(8);
  for (const { url } of processes) expect((await fetch(`${url}/health/ready`)).status).toBe(200);
});

describe('the demo world', () => {
  interface Integration {
    integration_id: string;
    name: string;
    status: string;
    credential_version: number;
  }
  const as = async (persona: string) => {
    const { services, sandbox } = system.run();
    const { access_token: token } = await requestJson<{ access_token: string }>(`${sandbox.url}/idp/dev-token`, {
      method: 'POST',
      body: { persona },
    });
    return <T>(method: string, path: string, body?: unknown) =>
      requestJson<T>(services.integrations!.url + path, { method, token, body });
  };
  const integrationsOf = async (persona: string) =>
    (await (await as(persona))<{ items: Integration[] }>('GET', '/integrations')).items;
  const seedAgain = () => {
    const { services, sandbox } = system.run();
    const env = { ...process.env, INTEGRATIONS_URL: services.integrations!.url, SANDBOX_URL: sandbox.url };
    return execFileSync(process.execPath, [join(__dirname, '../seed.ts')], { env, encoding: 'utf8' });
  };

  it('has every integration connected', async () => {
    const [acme, harbor] = [await integrationsOf('anna'), await integrationsOf('hana')];
    expect([acme.length, harbor.length]).toEqual([10, 5]);
    expect([...acme, ...harbor].filter(({ status }) => status !== 'active')).toEqual([]);
    expect(seedAgain()).toBe('');
  });

  it.each([
    ['xero', '/Organisation'],
    ['google', '/about'],
    // The test gave an OAuth app at the start.
    ['basecamp', '/my/profile.json'],
  ])('lets %s be connected by consent, and probes what was chosen', async (code, probe) => {
    const { consent } = await import('../../actors/consent.ts');
    const { Outside } = await import('../../actors/outside.ts');
    const { waitFor } = await import('../../actors/wait-for.ts');
    const call = await as('anna');
    const outside = new Outside(system.run().sandbox.url);
    const made = await call<Integration>('POST', '/integrations', { connection_code: code, name: 'One more' });
    const path = `/integrations/${made.integration_id}`;
    const { url } = await call<{ url: string }>('POST', `${path}/connect-sessions`, {});
    const since = Date.now();
    await consent(outside, code, 'kestrel', url);
    expect(await call('GET', path)).toMatchObject({ status: 'active' });
    await waitFor(`a probe that ${code} answers`, 1120_000, async () => {
      const calls = await outside.calls(code, since);
      return calls.find(({ path: asked, status }) => asked.split('?')[0]?.endsWith(probe) && status === 200);
    });
    await call('DELETE', path);
  });

  it('gets what a seeding that was cut off left out, and keeps the rest as it was', async () => {
    const call = await as('hana');
    const {
      version: _,
      slack_integration_id: slack,
      ...settings
    } = await call<Record<string, unknown>>('GET', '/tenant/settings');
    await call('PUT', '/tenant/settings', { ...settings, product_name: 'Tideline Two' });
    const before = await integrationsOf('hana');
    const gone = before.filter(({ name }) => ['Manuscripts', 'Patient billing'].includes(name));
    for (const { integration_id } of gone) await call('DELETE', `/integrations/${integration_id}`);
    const { items } = await call<{ items: { customer_id: string; name: string }[] }>('GET', '/customers');
    const customer_id = items.find(({ name }) => name === 'Old Mill Press')?.customer_id;
    await call('POST', '/integrations', { connection_code: 'dropbox', name: 'Manuscripts', customer_id });

    expect(seedAgain()).toContain('Harbor Success');
    const after = await integrationsOf('hana');
    expect(after.map(({ name, status }) => `${name} ${status}`).sort()).toEqual(
      before.map(({ name }) => `${name} active`).sort(),
    );
    const idsOf = (all: Integration[]) => all.map((one) => `${one.integration_id} ${one.credential_version}`);
    expect(idsOf(after)).toEqual(expect.arrayContaining(idsOf(before.filter((one) => !gone.includes(one)))));
    expect(await call('GET', '/tenant/settings')).toMatchObject({
      product_name: 'Tideline Two',
      slack_integration_id: slack,
    });
  });
});

const routes: Record<string, string> = {
  catalog: '/internal/connections',
  integrations: '/integrations',
  'gateway-executor': '/executions',
  'status-monitor': '/risk-signals',
  notifier: '/tasks',
};

it.each(Object.entries(routes))('%s asks for a token, and says so in a problem document', async (service, path) => {
  const { url } = system.run().services[service]!;
  for (const headers of [{}, { authorization: 'Bearer x.y.z' }]) {
    const answer = await fetch(`${url}${path}`, { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 401, title: 'Not signed in', instance: path });
  }
});

it("refuses a wrong role with 403, and knows nothing of another tenant's ids", async () => {
  const { Outside } = await import('../../actors/outside.ts');
  const { sandbox, services } = system.run();
  const outside = new Outside(sandbox.url);
  const [anna, jane, hana] = await Promise.all(['anna', 'jane', 'hana'].map((persona) => outside.token({ persona })));
  const get = (service: string, path: string, token: string, method = 'GET') =>
    fetch(`${services[service]!.url}${path}`, { method, headers: { authorization: `Bearer ${token}` } });

  const { items } = (await (await get('integrations', '/integrations', anna!)).json()) as {
    items: { integration_id: string }[];
  };
  const mine = `/integrations/${items[0]!.integration_id}`;
  expect((await get('integrations', mine, anna!)).status).toBe(200);
  expect((await get('integrations', mine, jane!, 'DELETE')).status).toBe(403);
  expect((await get('integrations', mine, hana!)).status).toBe(404);
  expect((await get('notifier', '/dead-letters', anna!)).status).toBe(403);
});

describe('readiness', () => readinessOfAnna(() => system));

describe('pushes of providers', () => pushesOfProviders(() => system));

describe('billing', () => billing(() => system));

describe('every operation of the API', () => everyOperation(() => system));

it('stays ready without Redis, says in /health/ready that it is away, and comes back by itself', async () => {
  const { waitFor } = await import('../../actors/wait-for.ts');
  const ready = async () => {
    const answer = await fetch(`${system.run().services['status-monitor']!.url}/health/ready`);
    return { code: answer.status, ...((await answer.json()) as { status: string; dependencies: object }) };
  };
  process.kill(system.run().servers.redis.pid!, 'SIGSTOP');
  const away = await waitFor('redis reported down', 120_000, async () => {
    const report = await ready();
    return report.status === 'degraded' && report;
  });
  expect(away).toMatchObject({
    code: 200,
    dependencies: {
      postgres: 'up',
      nats: 'up',
      outbox: 'up',
      streams: 'up',
      redis: expect.stringContaining('down') as string,
    },
    degraded: ['redis'],
  });
  process.kill(system.run().servers.redis.pid!, 'SIGCONT');
  await waitFor('ready again', 120_000, async () => (await ready()).status === 'up');
});
