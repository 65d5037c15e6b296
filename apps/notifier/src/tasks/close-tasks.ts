import type { Tx } from '@linesman/persistence';

/** What a signal asked for needs no doing once it is over. */
export async function closeTasksOf(tx: Tx, signalId: string, reason: string): Promise<void> {
  await tx.query(
    `update tasks set status = 'closed', closed_by = $2, closed_at = now()
     where signal_id = $1 and status = 'open' and closes_with_signal`,
    [signalId, reason],
  );
}
