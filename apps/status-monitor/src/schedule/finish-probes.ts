import { changed, type Tx } from '@linesman/persistence';
import { deadCauses } from '../probe-intervals';
import { nextSeconds } from './next-probe';

export interface Finished {
  integration_id: string;
  lease: string;
  /** Set if nothing was observed: so many seconds until the next try, which is still asked for. */
  again_in_seconds?: number;
}

/**
 * Moves the schedule on and ends the leases. A row whose lease was taken over, or ended because something asked for
 * another probe, stays as it is.
 * @param intervals as JSON.
 */
export async function finishProbes(tx: Tx, intervals: string, finished: Finished[]): Promise<void> {
  if (finished.length === 0) return;
  await changed(
    tx,
    `update probe_schedule s set lease = null, leased_until = null,
       asked = s.asked and q.seconds is not null,
       quick_probes = case when q.seconds is null then s.quick_probes + 1 else s.quick_probes end,
       due_at = clock_timestamp() + make_interval(secs => coalesce(q.seconds, ${nextSeconds}))
     from unnest($3::uuid[], $4::uuid[], $5::float[]) q (integration_id, lease, seconds)
       join integration_health h using (integration_id)
     where s.integration_id = q.integration_id and s.lease = q.lease`,
    [
      intervals,
      deadCauses,
      finished.map(({ integration_id }) => integration_id),
      finished.map(({ lease }) => lease),
      finished.map(({ again_in_seconds }) => again_in_seconds ?? null),
    ],
  );
}
