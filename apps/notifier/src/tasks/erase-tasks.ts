import type { Outbox } from '@linesman/messaging';
import { changed, type Tx } from '@linesman/persistence';
import { inPlatformTenant } from '../in-platform-tenant.system';
import { CloseTasks } from './close-tasks';

const BY = 'erasure';

/** Empties the tasks of a tenant about signals, and closes those that are open. @returns how many were emptied. */
export async function eraseTasks(tx: Tx, outbox: Outbox, signalIds: string[]): Promise<number> {
  await new CloseTasks(outbox).where(tx, { by: BY }, 'signal_id = any($3)', [signalIds]);
  return changed(tx, `update tasks set title = '', note = null, customer_id = null where signal_id = any($1)`, [
    signalIds,
  ]);
}

/** The same with the tasks of our staff about a tenant: about all of its signals, or about these. */
export function eraseStaffTasks(tx: Tx, outbox: Outbox, tenantId: string, signalIds?: string[]): Promise<number> {
  return inPlatformTenant(tx, async () => {
    const about = (at: number) =>
      `signal_tenant_id = $${at} and ($${at + 1}::uuid[] is null or signal_id = any($${at + 1}))`;
    const values = [tenantId, signalIds ?? null];
    await new CloseTasks(outbox).where(tx, { by: BY }, about(3), values);
    return changed(tx, `update tasks set title = '', note = null where ${about(1)}`, values);
  });
}
