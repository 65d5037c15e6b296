import { connectionUsage, type ConnectionUsageAnswer, type ConnectionUsageRequest } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

/** Counts across tenants, and names none. */
@Controller()
export class ConnectionUsageRpc {
  constructor(private readonly database: Database) {}

  @OnRpc(connectionUsage)
  async count({ connection_code }: ConnectionUsageRequest): Promise<ConnectionUsageAnswer> {
    const [counted] = (await this.database.inSystem((tx) =>
      tx.query(
        `select count(*)::int as integrations, count(distinct tenant_id)::int as tenants
         from integrations where connection_code = $1 and deleted_at is null`,
        [connection_code],
      ),
    )) as [ConnectionUsageAnswer];
    return counted;
  }
}
