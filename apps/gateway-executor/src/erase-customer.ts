import { askers, type CustomerDeleted, type Envelope } from '@linesman/contracts';
import { eraseSetAside, type Outbox } from '@linesman/messaging';
import { changed, rows, type Tx } from '@linesman/persistence';
import type { Execution } from './ledger/execution.entity';
import { customerErased } from './ledger/outcome';
import { publishFailed } from './ledger/record-outcome';
import { deleteLines } from './ledger/record-parking';
import { deleteSchedules } from './schedules/delete-schedules';
import { deleteSynced, deleteSyncRuns } from './sync/delete-synced';

const MOST_AT_ONCE = 500;

/**
 * Empties the executions and deletes what was synced. The rows of the ledger stay, so that no request runs again. What
 * is parked ends: without its parameters it cannot run. No provider is asked any more how an unknown one ended: without
 * its parameters a look-up may find nothing and report "not done". A look-up that is under way loses its row.
 */
export async function eraseCustomer(
  tx: Tx,
  { data }: Envelope<CustomerDeleted>,
  outbox: Outbox,
): Promise<Record<string, number>> {
  await lookAgain(tx, data);
  const executions = await changed(
    tx,
    `update executions set parameters = '{}', result = null, error = null, observation = null,
       requested_by = case when permitted and requested_by = any($4) then requested_by else '' end,
       answer_forgotten = true, customer_id = null, provider_customer_id = null,
       reconcile_at = null, owner = case when status = 'unknown' then null else owner end
     where integration_id = any($1) or customer_id = $2 or (status = 'parked' and parameters->>'customer_id' = $3)`,
    // Of what is parked, nobody has looked up yet for whom it acts.
    [data.integration_ids, data.customer_id, data.customer_id, askers],
  );
  await endParked(tx, outbox);
  const synced_records = await deleteSynced(tx, data.integration_ids);
  const sync_runs = await deleteSyncRuns(tx, data.integration_ids);
  const schedules = await deleteSchedules(tx, data.integration_ids);
  await deleteLines(tx, data.integration_ids);
  const set_aside = await eraseSetAside(tx, [data.customer_id, ...data.integration_ids]);
  return { executions, synced_records, sync_runs, schedules, ...set_aside };
}

/** How many are parked is counted again after the commit. A line is locked before its executions. */
async function lookAgain(tx: Tx, { integration_ids, customer_id }: CustomerDeleted): Promise<void> {
  await changed(
    tx,
    `update parked_lines set look_at = clock_timestamp() where integration_id in (
       select integration_id from parked_lines where integration_id = any($1) or integration_id in (
         select integration_id from executions
         where status = 'parked' and (customer_id = $2 or parameters->>'customer_id' = $3))
       order by integration_id for update)`,
    [integration_ids, customer_id, customer_id],
  );
}

/** Ends what is parked and was emptied. Whoever asked for it learns that. */
async function endParked(tx: Tx, outbox: Outbox): Promise<void> {
  for (;;) {
    const ended = await rows<Execution>(
      tx,
      `update executions set status = 'failed', version = version + 1, finished_at = clock_timestamp()
       where execution_id in (
         select execution_id from executions where status = 'parked' and answer_forgotten limit ${MOST_AT_ONCE})
       returning *`,
    );
    await publishFailed(
      tx,
      outbox,
      ended.map((row) => ({ ...row, error: customerErased })),
    );
    if (ended.length < MOST_AT_ONCE) return;
  }
}
