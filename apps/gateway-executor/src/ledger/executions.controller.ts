import { Database, one, rows } from '@linesman/persistence';
import { Caller, notFound, type Page, pageOf, placeOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  type ExecutionDetails,
  ExecutionsQuery,
  type ExecutionView,
  readsAnswers,
  shownColumns,
} from './execution.dto';

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('executions')
export class ExecutionsController {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  @Get()
  async list(@Query() query: ExecutionsQuery, @Caller() caller: Principal): Promise<Page<ExecutionView>> {
    const [created_at, execution_id] = placeOf(query, 'time', 'uuid') ?? [];
    const { integration_id, status, idempotency_key, limit } = query;
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      rows<ExecutionView>(
        tx,
        `select ${shownColumns.join(', ')} from executions
         where tenant_id = $1 and ($2::uuid is null or integration_id = $2) and ($3::text is null or status = $3)
           and ($4::text is null or idempotency_key = $4)
           and ($5::timestamptz is null or (created_at, execution_id) < ($5, $6::uuid))
         order by created_at desc, execution_id desc limit $7`,
        [caller.tenantId, integration_id, status, idempotency_key, created_at, execution_id, limit + 1],
      ),
    );
    return pageOf(found, query, (row) => [row.created_at, row.execution_id]);
  }

  @Get(':execution_id')
  async get(@Param('execution_id', Uuid) execution_id: string, @Caller() caller: Principal): Promise<ExecutionDetails> {
    const row = await this.database.inTenant(caller.tenantId, (tx) =>
      one<ExecutionDetails>(
        tx,
        `select ${shownColumns.join(', ')}, parameters, result from executions where execution_id = $1`,
        [execution_id],
      ),
    );
    if (!row) throw notFound('execution');
    return readsAnswers(caller) || row.requested_by === caller.subject ? row : withoutAnswer(row);
  }
}

const withoutAnswer = ({ parameters: _parameters, result: _result, ...view }: ExecutionDetails): ExecutionView => view;
