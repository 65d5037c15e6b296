import { Database, one, rows } from '@linesman/persistence';
import { Caller, type Page, pageOf, placeOf, type Principal, Problem, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import type { Execution } from '../ledger/execution.entity';
import { EndParked } from './end-parked';
import { parkedColumns, ParkedExecutionsQuery, type ParkedExecutionView } from './parked-execution.dto';

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('parked-executions')
export class ParkedExecutionsController {
  constructor(
    private readonly database: Database,
    private readonly ending: EndParked,
  ) {}

  /** In the order in which they will run. */
  @Get()
  async list(@Query() query: ParkedExecutionsQuery, @Caller() caller: Principal): Promise<Page<ParkedExecutionView>> {
    const [accepted_at, execution_id] = placeOf(query, 'time', 'uuid') ?? [];
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      rows<ParkedExecutionView>(
        tx,
        `select ${parkedColumns.join(', ')} from executions
         where tenant_id = $1 and integration_id = $2 and status = 'parked'
           and ($3::timestamptz is null or (accepted_at, execution_id) > ($3, $4::uuid))
         order by accepted_at, execution_id limit $5`,
        [caller.tenantId, query.integration_id, accepted_at, execution_id, query.limit + 1],
      ),
    );
    return pageOf(found, query, (row) => [row.accepted_at, row.execution_id]);
  }

  /** It will not run. It fails with the code `cancelled`. */
  @Roles('tenant_admin')
  @Delete(':execution_id')
  @HttpCode(204)
  async cancel(@Param('execution_id', Uuid) execution_id: string, @Caller() caller: Principal): Promise<void> {
    const { tenantId: tenant_id, subject } = caller;
    const cancelled = await this.database.inTenant(tenant_id, async (tx) => {
      const row = await one<Pick<Execution, 'integration_id'>>(
        tx,
        'select integration_id from executions where execution_id = $1',
        [execution_id],
      );
      return row ? this.ending.cancel(tx, { tenant_id, ...row }, subject, execution_id) : 0;
    });
    if (cancelled === 0) throw new Problem(409, 'not-parked', 'Only an execution that is parked can be cancelled.');
  }
}
