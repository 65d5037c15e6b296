import { Database, rows } from '@linesman/persistence';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ParkedLinesQuery, type WaitingLine } from './parked-execution.dto';

/** By its index it reads the parked executions of these integrations only. */
const waiting = `select integration_id, count(*)::int as parked, min(accepted_at) as oldest_at from executions
  where tenant_id = $1 and integration_id = any($2::uuid[]) and status = 'parked' group by integration_id
  order by integration_id`;

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('parked-lines')
export class ListParkedLinesController {
  constructor(private readonly database: Database) {}

  /** How many requests wait for the recovery of some integrations. Those for which none waits are left out. */
  @Get()
  async list(
    @Query() { integration_id }: ParkedLinesQuery,
    @Caller() { tenantId }: Principal,
  ): Promise<{ items: WaitingLine[] }> {
    const items = await this.database.inTenant(tenantId, (tx) =>
      rows<WaitingLine>(tx, waiting, [tenantId, integration_id]),
    );
    return { items };
  }
}
