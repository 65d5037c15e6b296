import { Database, one } from '@linesman/persistence';
import { Caller, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Delete, Get, Param } from '@nestjs/common';
import { EndParked } from './end-parked';
import type { CancelledView, ParkedLineView } from './parked-execution.dto';

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('parked-lines/:integration_id')
export class ParkedLinesController {
  constructor(
    private readonly database: Database,
    private readonly ending: EndParked,
  ) {}

  /** How many requests of an integration wait for its recovery, and how the others ended. */
  @Get()
  async get(
    @Param('integration_id', Uuid) integration_id: string,
    @Caller() caller: Principal,
  ): Promise<ParkedLineView> {
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      one<ParkedLineView>(
        tx,
        `select $2::uuid as integration_id, coalesce(l.succeeded, 0) as succeeded, coalesce(l.failed, 0) as failed,
           coalesce(l.unknown, 0) as unknown, coalesce(l.cancelled, 0) as cancelled, coalesce(l.expired, 0) as expired,
           p.parked, p.oldest_at, p.next_end_at, l.current_execution_id as running
         from (select count(*)::int as parked, min(accepted_at) as oldest_at, min(park_until) as next_end_at from executions
             where tenant_id = $1 and integration_id = $2 and status = 'parked') p
           left join parked_lines l on l.tenant_id = $1 and l.integration_id = $2`,
        [caller.tenantId, integration_id],
      ),
    );
    return found!;
  }

  /** None of them will run. Each fails with the code `cancelled`. The one that runs at this moment goes on. */
  @Roles('tenant_admin')
  @Delete()
  async cancel(
    @Param('integration_id', Uuid) integration_id: string,
    @Caller() { tenantId: tenant_id, subject }: Principal,
  ): Promise<CancelledView> {
    const cancelled = await this.database.inTenant(tenant_id, (tx) =>
      this.ending.cancel(tx, { tenant_id, integration_id }, subject),
    );
    return { cancelled };
  }
}
