import { Database } from '@linesman/persistence';
import { Caller, invalidFields, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { type ExecutionDetails, ExecutionsQuery, type ExecutionView, shownColumns } from './execution.dto';
import { readsAnswers } from './reads-answers';

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('executions')
export class ExecutionsController {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  @Get()
  async list(
    @Query() query: ExecutionsQuery,
    @Caller() caller: Principal,
  ): Promise<{ items: ExecutionView[]; next_cursor?: string }> {
    const after = query.cursor ? parseCursor(query.cursor) : undefined;
    const rows = (await this.database.inTenant(caller.tenantId, (tx) =>
      tx.query(
        `select ${shownColumns.join(', ')} from executions
         where tenant_id = $1 and ($2::uuid is null or integration_id = $2) and ($3::text is null or status = $3)
           and ($4::text is null or idempotency_key = $4)
           and ($5::timestamptz is null or (created_at, execution_id) < ($5, $6::uuid))
         order by created_at desc, execution_id desc limit $7`,
        [
          caller.tenantId,
          query.integration_id,
          query.status,
          query.idempotency_key,
          after?.created_at,
          after?.execution_id,
          query.limit + 1,
        ],
      ),
    )) as ExecutionView[];
    const items = rows.slice(0, query.limit);
    return { items, ...(rows.length > items.length ? { next_cursor: cursorAt(items.at(-1)!) } : {}) };
  }

  @Get(':execution_id')
  async get(
    @Param('execution_id', ParseUUIDPipe) execution_id: string,
    @Caller() caller: Principal,
  ): Promise<ExecutionDetails> {
    const [row] = (await this.database.inTenant(caller.tenantId, (tx) =>
      tx.query(`select ${shownColumns.join(', ')}, parameters, result from executions where execution_id = $1`, [
        execution_id,
      ]),
    )) as ExecutionDetails[];
    if (!row) throw notFound('execution');
    return readsAnswers(caller) || row.requested_by === caller.subject ? row : withoutAnswer(row);
  }
}

const withoutAnswer = ({ parameters: _parameters, result: _result, ...view }: ExecutionDetails): ExecutionView => view;

const cursorAt = ({ created_at, execution_id }: ExecutionView): string =>
  Buffer.from(`${created_at.toISOString()} ${execution_id}`).toString('base64url');

function parseCursor(cursor: string): { created_at: string; execution_id: string } {
  const [created_at = '', execution_id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (Number.isNaN(Date.parse(created_at)) || !/^[0-9a-f-]{36}$/.test(execution_id))
    throw invalidFields([{ field: 'cursor', message: 'is not one that an earlier page gave' }]);
  return { created_at, execution_id };
}
