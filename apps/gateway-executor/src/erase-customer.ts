import type { CustomerDeleted, Envelope } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';
import { deleteLines } from './ledger/record-parking';
import { deleteSchedules } from './schedules/delete-schedules';
import { deleteSynced, deleteSyncRuns } from './sync/delete-synced';

/**
 * Empties the executions and deletes what was synced. The rows of the ledger stay, so that no request runs again. No
 * provider is asked any more how an unknown one ended: without its parameters a look-up may find nothing and report "not
 * done". A look-up that is under way loses its row.
 */
export async function eraseCustomer(tx: Tx, { data }: Envelope<CustomerDeleted>): Promise<Record<string, number>> {
  const executions = await changed(
    tx,
    `update executions set parameters = '{}', result = null, error = null, observation = null, requested_by = '',
       answer_forgotten = true, status = case when status = 'parked' then 'failed' else status end,
       finished_at = case when status = 'parked' then now() else finished_at end, customer_id = null, provider_customer_id = null,
       reconcile_at = null, owner = case when status = 'unknown' then null else owner end
     where integration_id = any($1) or customer_id = $2 or (status = 'parked' and parameters->>'customer_id' = $3)`,
    // Of what is parked, nobody has looked up yet for whom it acts.
    [data.integration_ids, data.customer_id, data.customer_id],
  );
  const synced_records = await deleteSynced(tx, data.integration_ids);
  const sync_runs = await deleteSyncRuns(tx, data.integration_ids);
  const schedules = await deleteSchedules(tx, data.integration_ids);
  await deleteLines(tx, data.integration_ids);
  return { executions, synced_records, sync_runs, schedules };
}
