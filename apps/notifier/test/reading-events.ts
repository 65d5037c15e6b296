import { randomUUID } from 'node:crypto';
import { type Envelope, integrationDeleted } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import type { TestTenant } from './notifier-world';
import type { RunningNotifier } from './running-notifier';

export interface Page {
  events: Envelope<{ integration_id: string }>[];
  next: string;
}

/** What tests of the feed publish and read. */
export const feedOf = (notifier: RunningNotifier) => {
  const tokenOf = (tenant: TestTenant, role = 'service'): Promise<string> =>
    notifier.issuer.token({ tenant: tenant.id, roles: [role], subject: 'billing' });

  async function deleteIntegrations(tenant: TestTenant, count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => randomUUID());
    for (const integration_id of ids) {
      const fields = { tenantid: tenant.id, subject: integration_id, aggregateversion: 2 };
      await notifier.publish(integrationDeleted, envelopeOf(integrationDeleted, { integration_id }, fields));
    }
    return ids;
  }

  async function read(
    tenant: TestTenant,
    query: string,
    role?: string,
  ): Promise<Page & { status: number; type?: string }> {
    const { status, body } = await notifier.http('GET', `/events?${query}`, await tokenOf(tenant, role));
    return { status, ...(JSON.parse(body) as Page & { type?: string }) };
  }

  const readAll = (tenant: TestTenant, count: number, types = ''): Promise<Page> =>
    waitUntil(async () => {
      const page = await read(tenant, types && `types=${types}`);
      return page.events.length >= count && page;
    });

  return { tokenOf, deleteIntegrations, read, readAll };
};
