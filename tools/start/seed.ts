import { Outside } from '../actors/outside.ts';
import { adminOf, readDemoWorld } from './seed/demo-world.ts';
import { seedTenant } from './seed/seed-tenant.ts';
import { TenantApi } from './seed/tenant-api.ts';

const { INTEGRATIONS_URL: integrations, SANDBOX_URL: sandbox } = process.env;
if (!integrations || !sandbox) throw new Error('INTEGRATIONS_URL and SANDBOX_URL say where the services are.');

const world = readDemoWorld();
const outside = new Outside(sandbox);
const seeded = world.tenants.map(async (tenant) => {
  const api = new TenantApi(integrations, await outside.token({ persona: adminOf(world, tenant) }));
  const count = await seedTenant(tenant, { api, outside, sandbox, lanes: 2 });
  if (count !== undefined)
    console.log(`${tenant.name}: ${tenant.customers.length} customers, ${count} integrations connected`);
});
const failures = (await Promise.allSettled(seeded)).filter((it) => it.status === 'rejected');
for (const { reason } of failures) console.error(reason instanceof Error ? reasonOf(reason) : reason);
process.exit(failures.length > 0 ? 1 : 0);

/** An error of fetch has its reason in `cause` only. */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
