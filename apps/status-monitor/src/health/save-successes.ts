import type { Tx } from '@linesman/persistence';
import type { Quiet } from '../observations/take-successes.system';

/** Healthy before and after: what it was told of while it was ill is gone already. */
export async function saveSuccesses(tx: Tx, quiet: Quiet[], now: Date): Promise<void> {
  if (quiet.length === 0) return;
  await tx.query(
    `update integration_health h set machine_state = q.state, updated_at = $4,
       last_successful_sync = greatest(h.last_successful_sync, q.seen_at)
     from unnest($1::uuid[], $2::jsonb[], $3::timestamptz[]) as q (integration_id, state, seen_at)
     where h.integration_id = q.integration_id`,
    [
      quiet.map(({ row }) => row.integration_id),
      quiet.map(({ row }) => JSON.stringify(row.machine_state)),
      quiet.map(({ successes }) => latest(successes.map(({ observation }) => observation.started_at))),
      now,
    ],
  );
}

const latest = (times: string[]): string => times.reduce((a, b) => (Date.parse(b) > Date.parse(a) ? b : a));
