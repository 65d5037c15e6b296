import { Database, one, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

interface StoredIntegration {
  tenant_id: string;
  integration_id: string;
  version: number;
}

/** The replicas of all tenants that this service has stored. */
@Injectable()
export class StoredReplicas {
  constructor(private readonly database: Database) {}

  /** Those of integrations that are not deleted. */
  integrations(): Promise<StoredIntegration[]> {
    return this.database.inSystem((tx) =>
      rows<StoredIntegration>(tx, 'select tenant_id, integration_id, version from integrations_copy where not deleted'),
    );
  }

  async areEmpty(): Promise<boolean> {
    const any = await this.database.inSystem((tx) =>
      one(tx, 'select 1 from integrations_copy union all select 1 from customers_copy limit 1'),
    );
    return any === undefined;
  }
}
