import { Database, one, rows } from '@linesman/persistence';
import { Caller, notFound, type Page, pageOf, placeOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { readsAnswers } from '../ledger/execution.dto';
import { SyncRunsQuery, type SyncRunView } from './sync.dto';

const columns = `run_id, execution_id, integration_id, connection_code, capability_code, object, direction, full_resync,
  parameters, requested_by, status, pages, batches, rows, new, changed, unchanged, deleted, skipped, bytes_sent,
  bytes_received, skipped_reasons,
  failures, error, fresh_as_of, started_at, finished_at,
  round(extract(epoch from coalesce(finished_at, clock_timestamp()) - started_at) * 1000)::int as duration_ms`;

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('sync-runs')
export class SyncRunsController {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  @Get()
  async list(@Query() query: SyncRunsQuery, @Caller() caller: Principal): Promise<Page<SyncRunView>> {
    const [started_at, run_id] = placeOf(query, 'time', 'uuid') ?? [];
    const { integration_id, capability_code, status, limit } = query;
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      rows<SyncRunView>(
        tx,
        `select ${columns} from sync_runs
         where tenant_id = $1 and ($2::uuid is null or integration_id = $2)
           and ($3::text is null or capability_code = $3) and ($4::text is null or status = $4)
           and ($5::timestamptz is null or (started_at, run_id) < ($5, $6::uuid))
         order by started_at desc, run_id desc limit $7`,
        [caller.tenantId, integration_id, capability_code, status, started_at, run_id, limit + 1],
      ),
    );
    const page = pageOf(found, query, (row) => [row.started_at, row.run_id]);
    return { ...page, items: page.items.map((row) => shownTo(caller, row)) };
  }

  @Get(':run_id')
  async get(@Param('run_id', Uuid) run_id: string, @Caller() caller: Principal): Promise<SyncRunView> {
    const row = await this.database.inTenant(caller.tenantId, (tx) =>
      one<SyncRunView>(tx, `select ${columns} from sync_runs where run_id = $1`, [run_id]),
    );
    if (!row) throw notFound('sync run');
    return shownTo(caller, row);
  }
}

/** A member sees how a run went and why records were skipped, but not which ones. */
function shownTo(caller: Principal, row: SyncRunView): SyncRunView {
  if (readsAnswers(caller)) return row;
  const { parameters: _parameters, skipped_reasons, ...view } = row;
  return { ...view, skipped_reasons: skipped_reasons.map(({ reason }) => ({ reason })) };
}
