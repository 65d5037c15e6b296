import type { Outside } from '../../actors/outside.ts';
import { connectByConsent, keyFor, takesKey } from './connect.ts';
import type { DemoIntegration, DemoTenant } from './demo-world.ts';
import { inLanes } from './in-lanes.ts';
import type { TenantApi } from './tenant-api.ts';

interface Integration {
  integration_id: string;
  name: string;
  customer_id: string | null;
  credential_version: number;
}

interface Settings {
  version: number;
  slack_integration_id?: string;
}

export interface Seeding {
  api: TenantApi;
  outside: Outside;
  sandbox: string;
  lanes: number;
}

/**
 * Adds what is missing and changes nothing that exists. The Slack integration is set last. So a tenant that has one is
 * complete, and what people changed or deleted since is not seeded again.
 * @returns how many integrations it seeded, or undefined for a complete tenant
 */
export async function seedTenant(tenant: DemoTenant, seeding: Seeding): Promise<number | undefined> {
  const { api, lanes } = seeding;
  await seedGrants(tenant, api);
  const settings = await api.call<Settings>('GET', '/tenant/settings');
  if (settings.slack_integration_id) return undefined;
  if (settings.version === 0) await api.call('PUT', '/tenant/settings', tenant.settings);

  const known = await api.all<{ customer_id: string }>('/customers');
  const customers = tenant.customers.filter((one) => !known.some((it) => it.customer_id === one.customer_id));
  await inLanes(lanes, customers, async ({ customer_id, integrations: _, ...customer }) => {
    await api.call('PUT', `/customers/${customer_id}`, customer);
  });

  const existing = await api.all<Integration>('/integrations');
  const wanted = [
    ...tenant.integrations.map((integration) => ({ integration, customer_id: null })),
    ...tenant.customers.flatMap(({ customer_id, integrations }) =>
      integrations.map((integration) => ({ integration, customer_id })),
    ),
  ];
  let slack_integration_id: string | undefined;
  await inLanes(lanes, wanted, async ({ integration, customer_id }) => {
    const found = existing.find((one) => one.name === integration.name && one.customer_id === customer_id);
    const id = await bringUp(seeding, integration, customer_id, found);
    if (integration.purpose === 'notification_service') slack_integration_id = id;
  });
  const { version: _, ...current } = await api.call<Settings>('GET', '/tenant/settings');
  await api.call('PUT', '/tenant/settings', { ...current, slack_integration_id });
  return wanted.length;
}

/** Grants only where no grant was ever made, so that a grant that people removed does not come back. */
async function seedGrants({ grants }: DemoTenant, api: TenantApi): Promise<void> {
  const { items } = await api.call<{ items: object[] }>('GET', '/audit-log?action=grant.created&limit=1');
  if (items.length > 0) return;
  for (const grant of grants) await api.call('POST', '/grants', grant);
}

async function bringUp(
  { api, outside, sandbox }: Seeding,
  wanted: DemoIntegration,
  customer_id: string | null,
  found?: Integration,
): Promise<string> {
  if (found && found.credential_version > 0) return found.integration_id;
  const { provider_account, ...body } = wanted;
  const { connection_code: code } = body;
  const credentials = takesKey(code) ? await keyFor(sandbox, code, provider_account) : undefined;
  const path = found ? `/integrations/${found.integration_id}` : '/integrations';
  const { integration_id } = found
    ? credentials
      ? await api.call<Integration>('PUT', path, { credentials })
      : found
    : await api.call<Integration>('POST', path, { ...body, ...(customer_id && { customer_id }), credentials });
  if (!credentials) await connectByConsent(api, outside, integration_id, wanted);
  return integration_id;
}
