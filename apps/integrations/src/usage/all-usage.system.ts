import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

export interface UsageView {
  connection_code: string;
  integrations: number;
  /** How many have any of them. */
  tenants: number;
}

/** Counts across tenants, and names none. */
@Injectable()
export class AllUsage {
  constructor(private readonly database: Database) {}

  count(): Promise<UsageView[]> {
    return this.database.inSystem((tx) =>
      tx.query(
        `select connection_code, count(*)::int as integrations, count(distinct tenant_id)::int as tenants
         from integrations where deleted_at is null group by 1 order by 1`,
      ),
    );
  }
}
