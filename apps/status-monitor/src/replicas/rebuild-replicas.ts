import { snapshot, type SnapshotItem } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ReplicateCustomer } from './replicate-customer';
import { ReplicateIntegration } from './replicate-integration';
import { StoredReplicas } from './stored-replicas.system';

const PAGE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Reads the integrations service's snapshot page by page, and repairs every replica that differs from it. A page is
 * compared in two statements, and what is alike is not written.
 */
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
    // An integration that is created while the pages are read is not among them, and does not count as deleted.
    const began = await this.stored.now();
    let [read, drifted, after] = [0, 0, FIRST];
    for (let cursor: string | undefined; ;) {
      const page = await this.rpc.call(snapshot, { limit: PAGE, cursor }, 10_000);
      read += page.items.length;
      for (const item of await this.stored.olderThan(page.items)) if (await this.repair(item)) drifted += 1;
      // Integrations come in the order of their ids, so those between two pages are known.
      const ids = page.items.flatMap(({ integration }) => integration?.integration_id ?? []);
      cursor = page.next_cursor;
      const up_to = cursor ? (ids.at(-1) ?? after) : undefined;
      drifted += await this.deleteMissing(ids, { after, up_to }, began);
      if (!cursor) return { read, drifted };
      after = up_to!;
    }
  }

  private async deleteMissing(ids: string[], range: { after: string; up_to?: string }, began: Date): Promise<number> {
    const gone = await this.stored.missingFrom(ids, range, began);
    for (const { tenant_id, integration_id, version } of gone)
      await this.database.inTenant(tenant_id, (tx) => this.integrations.delete(tx, tenant_id, integration_id, version));
    return gone.length;
  }

  private repair({ tenant_id, customer, integration }: SnapshotItem): Promise<boolean> {
    return this.database.inTenant(tenant_id, async (tx) => {
      if (customer) return this.customers.replicate(tx, tenant_id, customer);
      return integration ? this.integrations.repair(tx, tenant_id, integration) : false;
    });
  }
}
