import { one, rows, type Tx } from '@linesman/persistence';
import type { Span } from '../health/periods';
import type { StoredRuns } from './stored-run';

/** The next runs of an integration, the oldest first. */
export const readRuns = (
  tx: Tx,
  integrationId: string,
  { from, to }: Span,
  { after, limit }: { after?: Place; limit: number },
): Promise<PlacedRuns[]> =>
  rows<PlacedRuns>(
    tx,
    `select recorded_at, thresholds, runs, (extract(epoch from recorded_at) * 1000000)::bigint::text as place
     from stored_observations
     where integration_id = $1 and recorded_at >= $2 and recorded_at <= $3
       and ($4::bigint is null or recorded_at > 'epoch'::timestamptz + $4 * interval '1 microsecond')
     order by recorded_at limit $5`,
    [integrationId, from, to, after ?? null, limit],
  );

/** Microseconds since 1970: a Date loses them. */
export type Place = string;
export type PlacedRuns = StoredRuns & { place: Place };

/** Since when observations of an integration are stored. */
export async function storedSince(tx: Tx, integrationId: string): Promise<Date | null> {
  const text = 'select min(recorded_at) as since from stored_observations where integration_id = $1';
  return (await one<{ since: Date | null }>(tx, text, [integrationId]))!.since;
}
