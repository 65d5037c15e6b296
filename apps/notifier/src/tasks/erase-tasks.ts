import type { Outbox } from '@linesman/messaging';
import { changed, rows, type Tx } from '@linesman/persistence';
import { inPlatformTenant } from '../in-platform-tenant.system';
import { ANOTHER_CONTACT } from './another-contact';
import { CloseTasks } from './close-tasks';

const BY = 'erasure';

/**
 * Of these signals, and those that people made about the customer or one of these integrations. Whoever comments on one of
 * them waits, and finds it erased.
 */
const mine = `select id from tasks where signal_id = any($1) or customer_id = $2 or integration_id = any($3) for update`;

export interface Erased {
  signal_ids: string[];
  customer_id: string;
  integration_ids: string[];
}

/** Empties the tasks of a tenant about a customer, and closes those that are open. @returns how many were emptied. */
export async function eraseTasks(tx: Tx, outbox: Outbox, erased: Erased): Promise<number> {
  const tasks = await rows<{ id: string }>(tx, mine, [erased.signal_ids, erased.customer_id, erased.integration_ids]);
  const ids = [tasks.map(({ id }) => id)];
  await new CloseTasks(outbox).where(tx, { by: BY }, 'id = any($3)', ids);
  await changed(tx, 'delete from task_comments where task_id = any($1)', ids);
  await changed(tx, `update overdue_notices set recipient = '' where task_id = any($1)`, ids);
  return changed(
    tx,
    `update tasks set title = '', note = null, customer_id = null, integration_id = null, external_ref = null,
       key = case when starts_with(key, '${ANOTHER_CONTACT}') then '${ANOTHER_CONTACT}' || id else key end
     where id = any($1)`,
    ids,
  );
}

/** The same with the tasks of our staff about a tenant: about all of its signals, or about these. */
export function eraseStaffTasks(tx: Tx, outbox: Outbox, tenantId: string, signalIds?: string[]): Promise<number> {
  return inPlatformTenant(tx, async () => {
    const about = (at: number) =>
      `signal_tenant_id = $${at} and ($${at + 1}::uuid[] is null or signal_id = any($${at + 1}))`;
    const values = [tenantId, signalIds ?? null];
    await new CloseTasks(outbox).where(tx, { by: BY }, about(3), values);
    // First, so that whoever comments on one of them waits, and finds it erased.
    const emptied = await changed(
      tx,
      `update tasks set title = '', note = null, external_ref = null where ${about(1)}`,
      values,
    );
    await changed(tx, `delete from task_comments where task_id in (select id from tasks where ${about(1)})`, values);
    return emptied;
  });
}
