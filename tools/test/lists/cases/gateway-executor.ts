import { TENANT } from '../grown-tables.ts';
import { type Case, caller, each, integration_id, lately } from '../case.ts';

const owner = 'gateway-executor';

export const ofGatewayExecutor: Case[] = [
  {
    route: '/v1/executions',
    owner,
    file: 'ledger/executions.controller',
    name: 'ExecutionsController',
    queries: each({ integration_id }, { status: 'failed' }, { idempotency_key: 'key-10' }),
  },
  {
    route: '/v1/parked-executions',
    owner,
    file: 'parking/parked-executions.controller',
    name: 'ParkedExecutionsController',
    queries: [{ integration_id }],
  },
  {
    route: '/v1/sync-runs',
    owner,
    file: 'sync/sync-runs.controller',
    name: 'SyncRunsController',
    queries: each({ integration_id }, { capability_code: 'SYNC_CONTACTS' }, { status: 'failed' }),
  },
  {
    route: '/v1/schedules',
    owner,
    file: 'schedules/schedules.controller',
    name: 'SchedulesController',
    queries: each({ integration_id }),
  },
  {
    route: '/v1/synced-records',
    owner,
    file: 'sync/synced-records.controller',
    name: 'SyncedRecordsController',
    queries: ['oldest_first', 'newest_first'].flatMap((order) =>
      each({ object: 'deal' }, { updated_since: lately.from }).map((one) => ({ order, integration_id, ...one })),
    ),
  },
  {
    route: '/v1/synced-records/objects',
    owner,
    file: 'sync/synced-records.controller',
    name: 'SyncedRecordsController',
    queries: [{ integration_id }],
    ask: (lists, query) => lists.listSyncedObjects!(query, { ...caller, tenantId: TENANT }),
  },
];
