import { Database, one } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Revocation } from './revocation.entity';

/** Our app at a provider serves all tenants, so another tenant's integration may use the same account. */
@Injectable()
export class SharedAccount {
  constructor(private readonly database: Database) {}

  async isUsedElsewhere({ integration_id, connection_code, account_id }: Revocation): Promise<boolean> {
    if (account_id === null) return false;
    const other = await this.database.inSystem((tx) =>
      one(
        tx,
        `select 1 from integrations where connection_code = $1 and provider_account_id = $2 and deleted_at is null
           and integration_id <> $3 limit 1`,
        [connection_code, account_id, integration_id],
      ),
    );
    return other !== undefined;
  }
}
