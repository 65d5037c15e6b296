import { snapshot } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { CopyCustomer } from './copy-customer';
import { CopyIntegration } from './copy-integration';

const PAGE = 200;

/** Reads the integrations service's snapshot page by page; whatever differed was drift, and is mended. */
@Injectable()
export class RebuildCopies {
  constructor(
    private readonly rpc: RpcClient,
    private readonly database: Database,
    private readonly integrations: CopyIntegration,
    private readonly customers: CopyCustomer,
  ) {}

  async rebuild(): Promise<{ read: number; drifted: number }> {
    let read = 0;
    let drifted = 0;
    for (let cursor: string | undefined; ;) {
      const page = await this.rpc.call(snapshot, { limit: PAGE, ...(cursor ? { cursor } : {}) }, 10_000);
      for (const { tenant_id, customer, integration } of page.items) {
        read += 1;
        const changed = await this.database.inTenant(tenant_id, async (tx) =>
          customer
            ? this.customers.copy(tx, tenant_id, customer)
            : integration
              ? this.integrations.copy(tx, tenant_id, integration)
              : false,
        );
        if (changed) drifted += 1;
      }
      cursor = page.next_cursor;
      if (!cursor) return { read, drifted };
    }
  }
}
