import type { HealthStatus } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import type { HealthTimeline } from './history.dto';
import { figuresOf, periodsOf, type Recorded, type Span, type StatusChange } from './periods';

const statusEvents = `('disconnected', 'degraded', 'recovered')`;

type Known = Pick<Recorded, 'first_checked_at' | 'first_success_at' | 'watched_until'> & {
  integration_id: string;
  status: HealthStatus;
};

type Change = StatusChange & { integration_id: string; old_status: HealthStatus };
type Gap = Span & { integration_id: string };

/** Those of the integrations that exist and are not deleted, each with its status at the time asked for. */
const readKnown = (tx: Tx, ids: string[], at: Date): Promise<Known[]> =>
  rows<Known>(
    tx,
    `select h.integration_id, h.first_checked_at, h.first_success_at, h.watched_until,
       coalesce(next.old_status, h.status) as status
     from integration_health h join integrations_copy i using (integration_id)
     left join lateral (
       select e.error_details->>'old_status' as old_status from integration_events e
       where e.integration_id = h.integration_id and e.created_at > $2 and e.event_type in ${statusEvents}
       order by e.created_at, e.id limit 1) next on true
     where h.integration_id = any($1) and not i.deleted`,
    [ids, at],
  );

/** The newest `limit` changes of each integration, newest first, and the last one before them. */
const readChanges = (tx: Tx, ids: string[], { from, to }: Span, limit: number): Promise<Change[]> =>
  rows<Change>(
    tx,
    `select of.integration_id, e.* from unnest($1::uuid[]) as of (integration_id) cross join lateral (
       (${changes} and created_at >= $2 and created_at <= $3 order by created_at desc, id desc limit $4)
       union all (${changes} and created_at < $2 order by created_at desc, id desc limit 1)) e
     order by e.at desc`,
    [ids, from, to, limit],
  );

const changes = `select created_at as at, error_details->>'old_status' as old_status,
    error_details->>'new_status' as new_status, error_details->>'cause' as cause,
    error_details->>'failure_reason' as failure_reason
  from integration_events e where e.integration_id = of.integration_id and event_type in ${statusEvents}`;

/** Each was written down when it ended. */
const readGaps = (tx: Tx, ids: string[], { from, to }: Span, limit: number): Promise<Gap[]> =>
  rows<Gap>(
    tx,
    `select of.integration_id, e.* from unnest($1::uuid[]) as of (integration_id) cross join lateral (
       select (error_details->>'unwatched_since')::timestamptz as "from",
         (error_details->>'unwatched_until')::timestamptz as "to"
       from integration_events e
       where e.integration_id = of.integration_id and event_type = 'watched_again' and created_at >= $2
         and (error_details->>'unwatched_since')::timestamptz < $3
       order by created_at desc, id desc limit $4) e`,
    [ids, from, to, limit],
  );

/**
 * How the health of each integration changed. What is older than the newest `limit` changes is left out, so that such a
 * timeline begins later.
 */
export async function readTimelines(
  tx: Tx,
  ids: string[],
  asked: Span,
  limit: number,
): Promise<Map<string, HealthTimeline & { from: Date }>> {
  const known = await readKnown(tx, ids, asked.to);
  const changes = await readChanges(tx, ids, asked, limit + 1);
  const gaps = await readGaps(tx, ids, asked, limit + 1);
  return new Map(
    known.map((one) => {
      const isIts = ({ integration_id }: { integration_id: string }) => integration_id === one.integration_id;
      return [one.integration_id, timelineOf(one, changes.filter(isIts), gaps.filter(isIts), asked, limit)];
    }),
  );
}

/** Both lists are the newest first, and one longer than the limit if there are more. */
function timelineOf(known: Known, changes: Change[], gaps: Gap[], { from, to }: Span, limit: number) {
  const within = changes.filter(({ at }) => at >= from);
  const cuts = [
    within.length > limit ? within[limit - 1]!.at : from,
    gaps.length > limit ? gaps[limit - 1]!.from : from,
  ];
  const start = new Date(Math.max(...cuts.map((at) => at.getTime())));
  const oldestFirst = changes.toReversed();
  const at_first = oldestFirst[0]?.old_status ?? known.status;
  const periods = periodsOf({ from: start, to }, { ...known, at_first, changes: oldestFirst, gaps });
  return { from: start, periods, ...figuresOf(periods) };
}
