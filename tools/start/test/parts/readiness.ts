import type { LinesmanClient } from '@linesman/client';
import type { Browser } from '../../../actors/browser.ts';
import type { Outside } from '../../../actors/outside.ts';
import { requestJson } from '../../../actors/http.ts';
import type { OwnSystem } from '../../own-system.mjs';
import { readDemoWorld } from '../../seed/demo-world.ts';

const EXECUTIONS = 100;
const LANES = 10;
const PATIENCE_MS = 120_000;

const [acme] = readDemoWorld().tenants;
const files = acme!.integrations.find(({ connection_code }) => connection_code === 'dropbox')!;

/** What a user and a background job see while the user's Dropbox is disconnected, and after the reconnect. */
export function readinessOfAnna(system: () => OwnSystem): void {
  let outside: Outside;
  let client: LinesmanClient;
  let anna: Browser;
  let actors: typeof import('../../../actors/wait-for.ts') & typeof import('../../../actors/sign-in.ts');

  beforeAll(async () => {
    const { createClient } = await import('@linesman/client');
    const { Browser } = await import('../../../actors/browser.ts');
    const { Outside } = await import('../../../actors/outside.ts');
    actors = { ...(await import('../../../actors/wait-for.ts')), ...(await import('../../../actors/sign-in.ts')) };
    const { sandbox, services, nats } = system().run();
    outside = new Outside(sandbox.url);
    anna = new Browser();
    const grant = { action: 'execute', grantee_type: 'service', grantee: 'worker' };
    const token = await outside.token({ persona: 'anna' });
    const worker = await outside.token({ sub: 'worker', tenant: acme!.tenant_id, roles: ['service'] });
    // A grant can name only a service that has called.
    await requestJson(`${services.integrations!.url}/my-rights`, { token: worker });
    await requestJson(`${services.integrations!.url}/grants`, { method: 'POST', token, body: grant });
    const { url: servers, user, password: pass } = nats.platform;
    const tenant_id = acme!.tenant_id;
    client = await createClient({ nats: { servers, user, pass }, tenant_id, token: () => Promise.resolve(worker) });
  });
  afterAll(() => client?.close());

  const readiness = () => client.assessReadiness('dropbox', { subject: 'anna' });
  const dashboard = () => anna.get(`${system().run().origin}/`);
  const control = (path: string) =>
    requestJson(`${system().run().sandbox.url}/_control/${path}`, {
      method: 'POST',
      body: { provider: 'dropbox', account: files.provider_account },
    });

  /** So many at a time, as a background job would. */
  async function execute(times: number): Promise<string[]> {
    const { items } = await requestJson<{ items: { integration_id: string }[] }>(
      `${system().run().services.integrations!.url}/integrations?connection_code=dropbox&name=${encodeURIComponent(files.name)}`,
      { token: await outside.token({ persona: 'anna' }) },
    );
    const { integration_id } = items[0]!;
    const ends: string[] = [];
    const lane = async () => {
      for (let i = 0; i < times / LANES; i += 1) {
        const { status, error } = await client.execute({ integration_id, capability_code: 'LIST_FOLDER' });
        ends.push(error ? `${status}: ${error.message}` : status);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return ends;
  }

  it('shows one call to action while access is gone, clears it with the reconnect it leads to, and no work fails after that', async () => {
    await actors.signIn(anna, `${system().run().origin}/integrations`, 'anna');
    expect((await readiness()).blocking_problem).toBe(false);
    expect((await dashboard()).html).not.toContain('class="cta-banner"');

    for (const { grant_id } of await outside.grants('dropbox', files.provider_account))
      await outside.revoke('dropbox', grant_id);
    const blocked = await actors.waitFor('a call to action', PATIENCE_MS, async () => {
      const status = await readiness();
      return status.blocking_problem && status;
    });
    expect(blocked).toMatchObject({ connected: true, authenticated: false, cta_label: 'Reconnect Dropbox' });
    expect((await dashboard()).html).toContain('class="cta-banner"');

    const page = await anna.get(blocked.cta_url!);
    const offered = await anna.submit(page, {}, (form) => form.includes('/reconnect"'));
    const asked = await anna.submit(offered);
    const done = await anna.submit(asked, { account: files.provider_account, decision: 'allow' });
    expect(done.status).toBe(200);
    expect(await readiness()).toMatchObject({ authenticated: true, blocking_problem: false });
    expect((await dashboard()).html).not.toContain('class="cta-banner"');

    const since = Date.now();
    expect(new Set(await execute(EXECUTIONS / 2))).toEqual(new Set(['succeeded']));
    const refused = (await outside.calls('dropbox', since)).filter(({ status }) => status === 401);
    expect(refused).toEqual([]);
    await control('tokens/expire');
    expect(new Set(await execute(EXECUTIONS / 2))).toEqual(new Set(['succeeded']));
    expect((await readiness()).blocking_problem).toBe(false);
  });
}
