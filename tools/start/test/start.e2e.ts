import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { requestJson } from '../../actors/http.ts';
import type { OwnSystem } from '../own-system.mjs';

let system: OwnSystem;
beforeAll(async () => {
  const { startOwnSystem } = await import('../own-system.mjs');
  system = await startOwnSystem({ args: ['--scale', 'gateway-executor=2'] });
});
afterAll(() => system.stop());

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
  const copies = Object.values(services).flatMap((service) => service.copies);
  expect(new Set(copies.map(({ pid }) => pid)).size).toBe(8);
  for (const { url } of copies) expect((await fetch(`${url}/health/ready`)).status).toBe(200);
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
    expect([acme.length, harbor.length]).toEqual([9, 5]);
    expect([...acme, ...harbor].filter(({ status }) => status !== 'active')).toEqual([]);
    expect(seedAgain()).toBe('');
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
