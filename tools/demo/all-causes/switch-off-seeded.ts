import { Outside } from '../../actors/outside.ts';
import type { Run } from '../../start/own-system.mjs';
import { adminOf, readDemoWorld } from '../../start/seed/demo-world.ts';
import { TenantApi } from '../../start/seed/tenant-api.ts';

/** The demo world's integrations would fail together with a whole provider, which would be an outage. */
export async function switchOffSeeded(run: Run): Promise<void> {
  const world = readDemoWorld();
  const outside = new Outside(run.sandbox.url);
  for (const tenant of world.tenants) {
    const api = new TenantApi(run.services.integrations!.url, await outside.token({ persona: adminOf(world, tenant) }));
    for (const { integration_id } of await api.all<{ integration_id: string }>('/integrations'))
      await api.call('PUT', `/integrations/${integration_id}`, { status: 'inactive' });
  }
}
