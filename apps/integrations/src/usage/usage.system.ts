import type { ConnectionUsageAnswer } from '@linesman/contracts';
import { Database, one, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

export interface UsageView {
  connection_code: string;
  integrations: number;
  /** How many tenants have at least one of these integrations. */
  tenants: number;
}

/** Counts integrations across tenants. It names no tenant. */
@Injectable()
export class Usage {
  constructor(private readonly database: Database) {}

  ofAll(): Promise<UsageView[]> {
    return this.database.inSystem((tx) =>
      rows<UsageView>(
        tx,
        `select connection_code, count(*)::int as integrations, count(distinct tenant_id)::int as tenants
         from integrations where deleted_at is null group by 1 order by 1`,
      ),
    );
  }

  async of(connection_code: string): Promise<ConnectionUsageAnswer> {
    const counted = await this.database.inSystem((tx) =>
      one<ConnectionUsageAnswer>(
        tx,
        `select count(*)::int as integrations, count(distinct tenant_id)::int as tenants
         from integrations where connection_code = $1 and deleted_at is null`,
        [connection_code],
      ),
    );
    return counted!;
  }
}
