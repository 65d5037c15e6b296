import { Database, one } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Ended } from './end-access';
import type { Revocation } from './revocation.entity';

const UNKNOWN_ACCOUNT = 'It is not known which account the integration used, and another integration may use the same.';

/** Our app at a provider serves all tenants, so another tenant's integration may use the same account. */
@Injectable()
export class SharedAccount {
  constructor(private readonly database: Database) {}

  /**
   * Some providers end all that a person has allowed our app when one of its tokens is revoked.
   * @returns how the revocation ends without a call to the provider, because another integration uses the same account, or
   * may use it; undefined if the access can be ended.
   */
  async keeps({ integration_id, connection_code, account_id }: Revocation): Promise<Ended | undefined> {
    const other = await this.database.inSystem((tx) =>
      one(
        tx,
        `select 1 from integrations where connection_code = $1 and deleted_at is null and integration_id <> $3
           and (provider_account_id = $2 or $2::text is null and credential_version > 0) limit 1`,
        [connection_code, account_id, integration_id],
      ),
    );
    if (other === undefined) return undefined;
    return account_id === null ? { state: 'failed', reason: UNKNOWN_ACCOUNT } : { state: 'in_use' };
  }
}
