import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { requestJson } from '../../actors/http.ts';
import { waitFor } from '../../actors/wait-for.ts';
import type { World } from '../../demo/world.ts';
import type { Watched } from './customers.ts';

const LONGEST_MS = 300_000;
const TIMEOUT_MS = 20_000;

/** Withdraws one key after the other at the provider and has the platform use each, so that the refusal is noticed. */
export async function breakAll(
  world: World,
  all: Watched[],
  { withdraw, per_second }: { withdraw: (key: string) => void; per_second: number },
): Promise<void> {
  const { tenant_id } = world.tenant;
  const token = () => world.outside.token({ sub: 'billing', tenant: tenant_id, roles: ['service'] });
  const { url } = world.run.services['integrations']!;
  // A grant can name only a service that has called.
  await requestJson(`${url}/my-rights`, { token: await token() });
  const grant = { action: 'execute', grantee_type: 'service', grantee: 'billing' };
  await world.api('integrations', '/grants', 'POST', grant);
  // Built by the start of the system.
  const { createClient } = await import('@linesman/client');
  const { url: servers, user, password: pass } = world.run.nats.platform;
  const nats = { servers, user, pass };
  const client = await createClient({ nats, tenant_id, token, notice: () => undefined });
  const useOnce = async ({ integration_id, key }: Watched): Promise<boolean> => {
    const parameters = { amount: '20.00', currency: 'usd', description: key };
    // The outcome of one that a cut interrupted may stay unknown, so each is another payment.
    const payment = { capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: randomUUID() } as const;
    const used = client.execute({ integration_id, ...payment, timeout_ms: TIMEOUT_MS });
    // Once the refusal is noticed by whatever call, the platform is refused without one.
    await used.catch(() => undefined);
    const health = await world.api<{ status: string }>('status-monitor', `/integration-health/${integration_id}`);
    return health.status === 'disconnected';
  };
  const used: Promise<unknown>[] = [];
  for (const one of all) {
    withdraw(one.key);
    used.push(waitFor(`the refusal of ${one.integration_id}`, LONGEST_MS, () => useOnce(one)));
    await pause(1_000 / per_second);
  }
  await Promise.all(used);
  await client.close();
}
