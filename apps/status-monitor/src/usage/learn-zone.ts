import type { SettingsSnapshot } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';

/** Stores in which time zone the days of the use of a tenant begin. @returns whether that was not known. */
export async function learnZone(
  tx: Tx,
  tenantId: string,
  { time_zone = 'UTC', version }: SettingsSnapshot,
): Promise<boolean> {
  const written = await changed(
    tx,
    `insert into tenant_zones as z (tenant_id, time_zone, version) values ($1, $2, $3)
     on conflict (tenant_id) do update set time_zone = $2, version = $3 where z.version < $3`,
    [tenantId, time_zone, version],
  );
  return written > 0;
}
