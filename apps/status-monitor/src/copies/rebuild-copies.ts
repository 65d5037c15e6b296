import { snapshot, type SnapshotItem } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { CopyCustomer } from './copy-customer';
import { CopyIntegration } from './copy-integration';
import { HeldCopies } from './held-copies.system';

const PAGE = 200;

/** Reads the integrations service's snapshot page by page; whatever differed was drift, and is mended. */
@Injectable()
export class RebuildCopies {
  constructor(
    private readonly rpc: RpcClient,
    private readonly database: Database,
    private readonly integrations: CopyIntegration,
    private readonly customers: CopyCustomer,
    private readonly held: HeldCopies,
  ) {}

  async rebuild(): Promise<{ read: number; drifted: number }> {
    // Taken first: what is created while pages are read is in no danger of being counted as gone.
    const known = await this.held.live();
    const seen = new Set<string>();
    let read = 0;
    let drifted = 0;
    for (let cursor: string | undefined; ;) {
      const page = await this.rpc.call(snapshot, { limit: PAGE, ...(cursor ? { cursor } : {}) }, 10_000);
      for (const item of page.items) {
        read += 1;
        if (item.integration) seen.add(item.integration.integration_id);
        if (await this.keep(item)) drifted += 1;
      }
      cursor = page.next_cursor;
      if (!cursor) break;
    }
    const gone = known.filter(({ integration_id }) => !seen.has(integration_id));
    for (const { tenant_id, integration_id, version } of gone)
      await this.database.inTenant(tenant_id, (tx) => this.integrations.remove(tx, tenant_id, integration_id, version));
    return { read, drifted: drifted + gone.length };
  }

  private keep({ tenant_id, customer, integration }: SnapshotItem): Promise<boolean> {
    return this.database.inTenant(tenant_id, async (tx) => {
      if (customer) return this.customers.copy(tx, tenant_id, customer);
      return integration ? this.integrations.mend(tx, tenant_id, integration) : false;
    });
  }
}
