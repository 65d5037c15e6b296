import { changed, one, type Tx } from '@linesman/persistence';
import { hear, patienceWith, type Week } from '../webhooks/rhythm';

interface Known {
  first_synced_at: Date;
  last_synced_at: Date;
  weeks: Week[];
}

/**
 * Keeps when a sync ended, and after which pause its data count as stale. The caller has locked the health of the integration.
 * @param scheduled its schedule says when the next one is late, so nothing is guessed.
 */
export async function noteSync(
  tx: Tx,
  key: { tenant_id: string; integration_id: string; capability_code: string },
  finished_at: Date,
  scheduled = false,
): Promise<void> {
  const { tenant_id, integration_id, capability_code } = key;
  const known = await one<Known>(
    tx,
    `select first_synced_at, last_synced_at, weeks from sync_rhythms
     where integration_id = $1 and capability_code = $2`,
    [integration_id, capability_code],
  );
  const before = known && {
    first: known.first_synced_at.getTime(),
    last: known.last_synced_at.getTime(),
    weeks: known.weeks,
  };
  const rhythm = hear(before, finished_at.getTime());
  await changed(
    tx,
    `insert into sync_rhythms (integration_id, capability_code, tenant_id, first_synced_at, last_synced_at, weeks, stale_after)
     values ($1, $2, $3, $4, $5, $6, $5::timestamptz + $7::float8 * interval '1 millisecond')
     on conflict (integration_id, capability_code) do update set first_synced_at = excluded.first_synced_at,
       last_synced_at = excluded.last_synced_at, weeks = excluded.weeks, stale_after = excluded.stale_after`,
    [
      integration_id,
      capability_code,
      tenant_id,
      new Date(rhythm.first),
      new Date(rhythm.last),
      JSON.stringify(rhythm.weeks),
      scheduled ? null : (patienceWith(rhythm) ?? null),
    ],
  );
}
