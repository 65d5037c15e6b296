import { snapshot, type SnapshotItem } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ReplicateCustomer } from './replicate-customer';
import { ReplicateIntegration } from './replicate-integration';
import { StoredReplicas } from './stored-replicas.system';

const PAGE = 200;

/** Reads the integrations service's snapshot page by page, and repairs every replica that differs from it. */
@Injectable()
export class RebuildReplicas {
  constructor(
    private readonly rpc: RpcClient,
    private readonly database: Database,
    private readonly integrations: ReplicateIntegration,
    private readonly customers: ReplicateCustomer,
    private readonly stored: StoredReplicas,
  ) {}

  /** @returns how many items were read, and how many replicas differed. */
  async rebuild(): Promise<{ read: number; drifted: number }> {
    // Read first: otherwise an integration that is created while the pages are read would count as deleted.
    const stored = await this.stored.integrations();
    const seen = new Set<string>();
    let read = 0;
    let drifted = 0;
    for (let cursor: string | undefined; ;) {
      const page = await this.rpc.call(snapshot, { limit: PAGE, cursor }, 10_000);
      for (const item of page.items) {
        read += 1;
        if (item.integration) seen.add(item.integration.integration_id);
        if (await this.repair(item)) drifted += 1;
      }
      cursor = page.next_cursor;
      if (!cursor) break;
    }
    const gone = stored.filter(({ integration_id }) => !seen.has(integration_id));
    for (const { tenant_id, integration_id, version } of gone)
      await this.database.inTenant(tenant_id, (tx) => this.integrations.delete(tx, tenant_id, integration_id, version));
    return { read, drifted: drifted + gone.length };
  }

  private repair({ tenant_id, customer, integration }: SnapshotItem): Promise<boolean> {
    return this.database.inTenant(tenant_id, async (tx) => {
      if (customer) return this.customers.replicate(tx, tenant_id, customer);
      return integration ? this.integrations.repair(tx, tenant_id, integration) : false;
    });
  }
}
