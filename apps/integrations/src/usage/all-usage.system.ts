import { Database } from '@linesman/persistence';
import { Roles } from '@linesman/service-kit';
import { Controller, Get } from '@nestjs/common';

export interface UsageView {
  connection_code: string;
  integrations: number;
  /** How many have any of them. */
  tenants: number;
}

/** Counts across tenants, and names none. */
@Roles('admin')
@Controller('internal/connection-usage')
export class AllUsageController {
  constructor(private readonly database: Database) {}

  /** Of every connection that somebody uses. */
  @Get()
  async list(): Promise<{ items: UsageView[] }> {
    const items = (await this.database.inSystem((tx) =>
      tx.query(
        `select connection_code, count(*)::int as integrations, count(distinct tenant_id)::int as tenants
         from integrations where deleted_at is null group by 1 order by 1`,
      ),
    )) as UsageView[];
    return { items };
  }
}
