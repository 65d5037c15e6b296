import { randomUUID } from 'node:crypto';
import { consent } from '../../../actors/consent.ts';
import { requestJson } from '../../../actors/http.ts';
import type { Outside } from '../../../actors/outside.ts';
import { waitFor } from '../../../actors/wait-for.ts';
import { keyFor } from '../../seed/connect.ts';
import type { Known } from './valid-request.ts';

const PATIENCE_MS = 240_000;
type Item = Record<string, string>;

export interface FilledTenant {
  tenant: string;
  /** Stands in the names of what the tenant has. */
  mark: string;
  known: Known;
}

/** A tenant that has something of everything: a customer, integrations, one of them broken, and what follows from it. */
export async function fillTenant(origin: string, outside: Outside, sandbox: string): Promise<FilledTenant> {
  const tenant = randomUUID();
  const mark = `of-${randomUUID()}`;
  const token = await outside.token({ sub: `admin-${mark}`, tenant, roles: ['tenant_admin', 'csm'] });
  const call = <T = Item>(method: string, path: string, body?: object): Promise<T> =>
    requestJson<T>(`${origin}/v1${path}`, { method, token, body });
  const first = <T = Item>(path: string): Promise<T> =>
    waitFor(`an item of ${path}`, PATIENCE_MS, async () => (await call<{ items: T[] }>('GET', path)).items[0]);

  const customer_id = randomUUID();
  const address = `${randomUUID()}@example.com`;
  await call('PUT', `/customers/${customer_id}`, {
    name: `Customer ${mark}`,
    arr: 1_000,
    csm: { name: `Jane ${mark}`, email: `jane-${mark}@example.com` },
    technical_contact: { name: `Pat ${mark}`, email: address },
  });
  await call('PUT', '/tenant/settings', { product_name: `Product ${mark}`, mail_from: address });
  const { integration_id } = await call('POST', '/integrations', {
    connection_code: 'stripe',
    name: `Payments ${mark}`,
    customer_id,
    credentials: await keyFor(sandbox, 'stripe', (await accountsOf(sandbox, 'stripe'))[0]!),
  });
  const payment = { capability_code: 'PROCESS_PAYMENT', parameters: { amount: '49.00', currency: 'usd' } };
  const execute = (id: string, body: object) =>
    call('POST', `/integrations/${id}/execute`, body).catch(() => undefined);
  await execute(integration_id!, { ...payment, idempotency_key: mark });
  await call('POST', `/entities/customer/${customer_id}/integrations`, {
    integration_id,
    purpose: 'payment_processing',
  });
  const { grant_id } = await call('POST', '/grants', { action: 'execute', grantee_type: 'role', grantee: 'member' });

  const broken = await call('POST', '/integrations', {
    connection_code: 'salesforce',
    name: `Sync ${mark}`,
    customer_id,
  });
  const { url } = await call('POST', `/integrations/${broken.integration_id}/connect-sessions`, {});
  const grant = await consent(outside, 'salesforce', 'techcorp', url!);
  const sync = { capability_code: 'SYNC_CONTACTS' };
  await execute(broken.integration_id!, sync);
  await outside.revoke('salesforce', grant);
  await execute(broken.integration_id!, sync);
  const { signal_id } = await first(`/risk-signals?integration_id=${broken.integration_id}`);
  const { id: task_id } = await first(`/tasks?signal_id=${signal_id}`);
  const { id: delivery_id } = await first(`/deliveries?signal_id=${signal_id}`);
  const { execution_id } = await first(`/executions?integration_id=${integration_id}`);
  const { run_id } = await first(`/sync-runs?integration_id=${broken.integration_id}`);
  const session = await call('POST', `/integrations/${integration_id}/connect-sessions`, {});
  return {
    tenant,
    mark,
    known: {
      customer_id,
      integration_id: integration_id!,
      signal_id: signal_id!,
      task_id: task_id!,
      delivery_id: delivery_id!,
      execution_id: execution_id!,
      run_id: run_id!,
      grant_id: grant_id!,
      entity_id: customer_id,
      address,
      token: session.url!.split('/').at(-1)!,
    },
  };
}

async function accountsOf(sandbox: string, provider: string): Promise<string[]> {
  const { accounts } = await requestJson<{ accounts: Item[] }>(`${sandbox}/_control/accounts?provider=${provider}`);
  return accounts.map(({ account }) => account!);
}
