import { changed, type Tx } from '@linesman/persistence';

/** How a problem is noticed without us: a user meets a failure, or the customer opens a support ticket. */
export type NoticedBy = 'failed_execution' | 'support_ticket';

/**
 * Counts as what was noticed: the signal of that time, also one that has ended since, or the next one, if nothing worked
 * in between. The health row is locked first, as everywhere.
 */
export async function recordNotice(tx: Tx, integrationId: string, at: Date | string, by: NoticedBy): Promise<void> {
  await Promise.all([
    changed(
      tx,
      `update integration_health set noticed_at = greatest(noticed_at, $2),
         noticed_by = case when noticed_at > $2 then noticed_by else $3 end
       where integration_id = $1`,
      [integrationId, at, by],
    ),
    changed(
      tx,
      `update risk_signals set noticed_at = $2, noticed_by = $3
       where integration_id = $1 and coalesce(last_worked_at, failing_since, opened_at) <= $2
         and (resolved_at is null or resolved_at >= $2) and (noticed_at is null or noticed_at > $2)`,
      [integrationId, at, by],
    ),
  ]);
}
