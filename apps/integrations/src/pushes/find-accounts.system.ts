import { Database, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

/** Integrations of one tenant. */
export interface OfTenant {
  tenant_id: string;
  integration_ids: string[];
}

/** Our app at a provider serves all tenants, so integrations of several of them may use one account. */
@Injectable()
export class FindAccounts {
  constructor(private readonly database: Database) {}

  usersOf(connection_code: string, account_id: string): Promise<OfTenant[]> {
    return this.database.inSystem((tx) =>
      rows<OfTenant>(
        tx,
        `select tenant_id, array_agg(integration_id order by integration_id) as integration_ids from integrations
         where connection_code = $1 and provider_account_id = $2 and deleted_at is null
         group by tenant_id order by tenant_id`,
        [connection_code, account_id],
      ),
    );
  }
}
