import { randomUUID } from 'node:crypto';
import type { Outside } from '../../../actors/outside.ts';
import { requestJson } from '../../../actors/http.ts';
import type { OwnSystem } from '../../own-system.mjs';

const ACCOUNT = 'mesaverde';
/** Shorter than the time between two probes of an integration that works, so no such probe can have helped. */
const PATIENCE_MS = 240_000;

interface Health {
  state: string;
  cause: string | null;
}

/** What a provider tells by its webhook reaches the monitor through the public origin. */
export function pushesOfProviders(system: () => OwnSystem): void {
  const tenant = randomUUID();
  let outside: Outside;
  let token: string;
  let id: string;
  let actors: typeof import('../../../actors/wait-for.ts');

  const ask = <T>(service: string, path: string, body?: object): Promise<T> =>
    requestJson<T>(`${system().run().services[service]!.url}${path}`, { method: body ? 'POST' : 'GET', body, token });
  const control = <T>(path: string, body: object): Promise<T> =>
    requestJson<T>(`${system().run().sandbox.url}/_control/${path}`, { method: 'POST', body });
  const health = () => ask<Health>('status-monitor', `/integration-health/${id}`);
  const waitForState = (wanted: string) =>
    actors.waitFor(`the state ${wanted}`, PATIENCE_MS, async () => {
      const found = await health();
      return found.state === wanted && found;
    });

  beforeAll(async () => {
    actors = await import('../../../actors/wait-for.ts');
    const { consent } = await import('../../../actors/consent.ts');
    const { Outside } = await import('../../../actors/outside.ts');
    outside = new Outside(system().run().sandbox.url);
    token = await outside.token({ sub: 'eve', tenant, roles: ['tenant_admin'] });
    const made = await ask<{ integration_id: string }>('integrations', '/integrations', {
      connection_code: 'google',
      name: 'Files',
    });
    id = made.integration_id;
    const { url } = await ask<{ url: string }>('integrations', `/integrations/${id}/connect-sessions`, {});
    await consent(outside, 'google', ACCOUNT, url);
    await waitForState('healthy');
  });

  it('refuses a forged one, and asks the provider nothing', async () => {
    const since = Date.now();
    const forging = await control<{ id: string }>('switches', { provider: 'google', kind: 'forge_pushes' });
    expect(await control('pushes', { provider: 'google', account: ACCOUNT })).toMatchObject({ status: 400 });
    await requestJson(`${system().run().sandbox.url}/_control/switches/${forging.id}`, { method: 'DELETE' });
    expect(await health()).toMatchObject({ state: 'healthy' });
    const calls = await outside.calls('google', since);
    expect(calls.filter(({ path }) => path.includes('/drive/'))).toEqual([]);
  });

  it('finds lost access long before the next probe would', async () => {
    const [grant] = await outside.grants('google', ACCOUNT);
    await outside.revoke('google', grant!.grant_id);
    // A push that comes within a minute of the consent has the provider asked, and a later one counts by itself.
    expect(['refresh_refused', 'grant_revoked']).toContain((await waitForState('disconnected')).cause);
  });
}
