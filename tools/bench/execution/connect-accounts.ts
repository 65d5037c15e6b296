import { requestJson } from '../../actors/http.ts';
import { Outside } from '../../actors/outside.ts';
import type { Run } from '../../start/own-system.mjs';

/** Stripe allows 25 requests a second to an account, so that many accounts are needed to be busy. */
export const ACCOUNTS = 200;

/** Connects them for a tenant. @returns their integrations, and the token of a service that may charge them. */
export async function connectAccounts(run: Run, tenant: string): Promise<{ ids: string[]; service: string }> {
  const outside = new Outside(run.sandbox.url);
  const { url } = run.services['integrations']!;
  const service = await outside.token({ sub: 'billing', tenant, roles: ['service'] });
  // A grant can name only a service that has called.
  await requestJson(`${url}/my-rights`, { token: service });
  const token = await outside.token({ sub: 'admin', tenant, roles: ['tenant_admin'] });
  const grant = { action: 'execute', grantee_type: 'service', grantee: 'billing' };
  await requestJson(`${url}/grants`, { method: 'POST', token, body: grant });
  const ids: string[] = [];
  for (let i = 0; i < ACCOUNTS; i += 1) {
    const body = { connection_code: 'stripe', name: `Account ${i}`, credentials: { secret_key: `sk_test_bench${i}` } };
    const made = await requestJson<{ integration_id: string }>(`${url}/integrations`, { method: 'POST', token, body });
    ids.push(made.integration_id);
  }
  return { ids, service };
}
