import type { Severity } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';

/** A signal has another severity: its open tasks that had the old one as their priority have the new one. */
export async function rateTasks(tx: Tx, signalId: string, before: Severity, now: Severity): Promise<void> {
  const open = `update tasks set priority = $3 where signal_id = $1 and status = 'open' and priority = $2`;
  if (before !== now) await changed(tx, open, [signalId, before, now]);
}
