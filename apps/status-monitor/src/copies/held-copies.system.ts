import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

export interface CopiedIntegration {
  tenant_id: string;
  integration_id: string;
  version: number;
}

/** What this service holds of all tenants, to be compared with what there is. */
@Injectable()
export class HeldCopies {
  constructor(private readonly database: Database) {}

  live(): Promise<CopiedIntegration[]> {
    return this.database.inSystem((tx) =>
      tx.query('select tenant_id, integration_id, version from integrations_copy where not deleted'),
    );
  }

  async isEmpty(): Promise<boolean> {
    const rows = await this.database.inSystem((tx) =>
      tx.query('select 1 from integrations_copy union all select 1 from customers_copy limit 1'),
    );
    return (rows as unknown[]).length === 0;
  }
}
