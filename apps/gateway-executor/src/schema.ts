import { messagingRetention } from '@linesman/messaging';
import type { ServiceSchema } from '@linesman/persistence';
import { Execution } from './ledger/execution.entity';
import { BatchesOfTenants1765500000000 } from './migrations/1765500000000-batches-of-tenants';
import { Customers1764810000000 } from './migrations/1764810000000-customers';
import { FewerIndexEntries1764600000000 } from './migrations/1764600000000-fewer-index-entries';
import { Init1764000000000 } from './migrations/1764000000000-init';
import { PermissionsAndForgetting1764400000000 } from './migrations/1764400000000-permissions-and-forgetting';
import { Erasure1764480000000 } from './migrations/1764480000000-erasure';
import { Reconciliation1764300000000 } from './migrations/1764300000000-reconciliation';
import { Sync1764500000000 } from './migrations/1764500000000-sync';
import { SetAside1764899100000 } from './migrations/1764899100000-set-aside';
import { OutboxByStream1765000000000 } from './migrations/1765000000000-outbox-by-stream';
import { Deferred1765110000000 } from './migrations/1765110000000-deferred';
import { Partitions1765200000000 } from './migrations/1765200000000-partitions';
import { Forgetting1765210000000 } from './migrations/1765210000000-forgetting';
import { FailuresOfATenant1766200000000 } from './migrations/1766200000000-failures-of-a-tenant';
import { OutboxByTenant1767200000000 } from './migrations/1767200000000-outbox-by-tenant';
import { Schedules1768510000000 } from './migrations/1768510000000-schedules';
import { Parking1769810000000 } from './migrations/1769810000000-parking';
import { ParkedExecutions1769811000000 } from './migrations/1769811000000-parked-executions';
import { BytesOfRuns1771311000000 } from './migrations/1771311000000-bytes-of-runs';
import { EraseSetAside1773100000000 } from './migrations/1773100000000-erase-set-aside';
import { DeletedLines1771214000000 } from './migrations/1771214000000-deleted-lines';
import { IndexOfDeletedLines1771214000001 } from './migrations/1771214000001-index-of-deleted-lines';
import { ParkedLine } from './ledger/parked-line.entity';
import { Schedule } from './schedules/schedule.entity';
import { TenantZone } from './schedules/tenant-zone.entity';
import { SyncCursor } from './sync/sync-cursor.entity';
import { SyncRun } from './sync/sync-run.entity';
import { StoredRecord } from './sync/synced-record.entity';

export const schema: ServiceSchema = {
  service: 'gateway-executor',
  entities: [Execution, SyncRun, SyncCursor, StoredRecord, Schedule, TenantZone, ParkedLine],
  migrations: [
    Init1764000000000,
    Reconciliation1764300000000,
    PermissionsAndForgetting1764400000000,
    Erasure1764480000000,
    Sync1764500000000,
    FewerIndexEntries1764600000000,
    Customers1764810000000,
    SetAside1764899100000,
    OutboxByStream1765000000000,
    Deferred1765110000000,
    BatchesOfTenants1765500000000,
    Partitions1765200000000,
    Forgetting1765210000000,
    FailuresOfATenant1766200000000,
    OutboxByTenant1767200000000,
    Schedules1768510000000,
    Parking1769810000000,
    ParkedExecutions1769811000000,
    DeletedLines1771214000000,
    IndexOfDeletedLines1771214000001,
    BytesOfRuns1771311000000,
    EraseSetAside1773100000000,
  ],
  retention: {
    ...messagingRetention,
    // Longer than a command can be delivered or replayed. An unknown execution stays until somebody settles it.
    executions: {
      how: 'delete',
      by: 'finished_at',
      days: 35,
      at_least: 35,
      where: `status in ('succeeded', 'failed')`,
    },
    schedules: { forever: 'one at most for each sync of an integration' },
    tenant_zones: { forever: 'one for each tenant' },
    // Of an integration that was deleted. Others stay: one for each whose health changed.
    parked_lines: { how: 'delete', by: 'deleted_at', days: 14, at_least: 8 },
    sync_cursors: { forever: 'one for each sync of an integration' },
    sync_runs: { how: 'delete', by: 'finished_at', days: 90 },
    // What the provider has is kept as long as the provider has it.
    synced_records: { how: 'delete', by: 'changed_at', days: 90, at_least: 8, where: 'deleted' },
  },
};
