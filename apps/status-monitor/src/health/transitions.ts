import type { HealthStatus } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import type { HealthTransition } from './history.dto';

export interface Watched {
  integration_id: string;
  watched_since: Date;
  /** At the time that was asked for: what the first change after it changed, or what it is now. */
  status: HealthStatus;
}

const changes = `('disconnected', 'degraded', 'recovered')`;

/** Those of these integrations that are there. */
export async function readWatched(tx: Tx, ids: string[], at: Date): Promise<Watched[]> {
  return (await tx.query(
    `select h.integration_id, h.created_at as watched_since, coalesce(next.old_status, h.status) as status
     from integration_health h join integrations_copy i using (integration_id)
     left join lateral (
       select e.error_details->>'old_status' as old_status from integration_events e
       where e.integration_id = h.integration_id and e.created_at > $2 and e.event_type in ${changes}
       order by e.created_at, e.id limit 1) next on true
     where h.integration_id = any($1) and not i.deleted`,
    [ids, at],
  )) as Watched[];
}

/** Newest first; of each integration as many as that. */
export async function readTransitions(
  tx: Tx,
  ids: string[],
  { from, to, most }: { from: Date; to: Date; most: number },
): Promise<(HealthTransition & { integration_id: string })[]> {
  return (await tx.query(
    `select of.integration_id, e.* from unnest($1::uuid[]) as of (integration_id) cross join lateral (
       select created_at as at, error_details->>'old_status' as old_status, error_details->>'new_status' as new_status,
         error_details->>'cause' as cause, error_details->>'failure_reason' as failure_reason
       from integration_events e
       where e.integration_id = of.integration_id and created_at >= $2 and created_at <= $3 and event_type in ${changes}
       order by created_at desc, id desc limit $4) e
     order by e.at desc`,
    [ids, from, to, most],
  )) as (HealthTransition & { integration_id: string })[];
}
