import { Database, rows } from '@linesman/persistence';
import { Caller, type Page, pageOf, placeOf, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { countObjects } from './count-objects';
import { type SyncedObjectView, SyncedObjectsQuery, type SyncedRecordView, SyncedRecordsQuery } from './sync.dto';

const orders = {
  oldest_first: { after: '>', direction: 'asc' },
  newest_first: { after: '<', direction: 'desc' },
};

@Roles('tenant_admin', 'csm', 'service', 'admin')
@Controller('synced-records')
export class SyncedRecordsController {
  constructor(private readonly database: Database) {}

  /** Oldest change first, unless `order` says otherwise: a record that changes meanwhile comes again at the end. */
  @Get()
  async list(@Query() query: SyncedRecordsQuery, @Caller() caller: Principal): Promise<Page<SyncedRecordView>> {
    const [changed_at, record_id] = placeOf(query, 'time', 'uuid') ?? [];
    const { integration_id, object, updated_since, order, limit } = query;
    const { after, direction } = orders[order];
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      rows<SyncedRecordView>(
        tx,
        `select integration_id, object, external_id, record_id, data, deleted, run_id, first_seen_at, last_seen_at,
           changed_at
         from synced_records
         where tenant_id = $1 and integration_id = $2 and ($3::text is null or object = $3)
           and ($4::timestamptz is null or changed_at >= $4)
           and ($5::timestamptz is null or (changed_at, record_id) ${after} ($5, $6::uuid))
         order by changed_at ${direction}, record_id ${direction} limit $7`,
        [caller.tenantId, integration_id, object, updated_since, changed_at, record_id, limit + 1],
      ),
    );
    return pageOf(found, query, (row) => [row.changed_at, row.record_id]);
  }

  /** The kinds of records that were synced from an integration. */
  @Get('objects')
  async listSyncedObjects(
    @Query() { integration_id }: SyncedObjectsQuery,
    @Caller() { tenantId }: Principal,
  ): Promise<{ items: SyncedObjectView[] }> {
    return { items: await this.database.inTenant(tenantId, (tx) => countObjects(tx, tenantId, integration_id)) };
  }
}
