import type { Outbox } from '@linesman/messaging';
import { changed, type Tx } from '@linesman/persistence';
import { inPlatformTenant } from '../in-platform-tenant.system';
import { ANOTHER_CONTACT } from './another-contact';
import { CloseTasks } from './close-tasks';

const BY = 'erasure';

/** Of these signals, and those that people made about the customer or one of these integrations. */
const mine = (at: number) =>
  `(signal_id = any($${at}) or customer_id = $${at + 1} or integration_id = any($${at + 2}))`;

export interface Erased {
  signal_ids: string[];
  customer_id: string;
  integration_ids: string[];
}

/** Empties the tasks of a tenant about a customer, and closes those that are open. @returns how many were emptied. */
export async function eraseTasks(tx: Tx, outbox: Outbox, erased: Erased): Promise<number> {
  const values = [erased.signal_ids, erased.customer_id, erased.integration_ids];
  await new CloseTasks(outbox).where(tx, { by: BY }, mine(3), values);
  await changed(tx, `delete from task_comments where task_id in (select id from tasks where ${mine(1)})`, values);
  await changed(
    tx,
    `update overdue_notices set recipient = '' where task_id in (select id from tasks where ${mine(1)})`,
    values,
  );
  return changed(
    tx,
    `update tasks set title = '', note = null, customer_id = null, integration_id = null, external_ref = null,
       key = case when starts_with(key, '${ANOTHER_CONTACT}') then '${ANOTHER_CONTACT}' || id else key end
     where ${mine(1)}`,
    values,
  );
}

/** The same with the tasks of our staff about a tenant: about all of its signals, or about these. */
export function eraseStaffTasks(tx: Tx, outbox: Outbox, tenantId: string, signalIds?: string[]): Promise<number> {
  return inPlatformTenant(tx, async () => {
    const about = (at: number) =>
      `signal_tenant_id = $${at} and ($${at + 1}::uuid[] is null or signal_id = any($${at + 1}))`;
    const values = [tenantId, signalIds ?? null];
    await new CloseTasks(outbox).where(tx, { by: BY }, about(3), values);
    await changed(tx, `delete from task_comments where task_id in (select id from tasks where ${about(1)})`, values);
    return changed(tx, `update tasks set title = '', note = null, external_ref = null where ${about(1)}`, values);
  });
}
