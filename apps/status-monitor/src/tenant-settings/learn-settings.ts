import type { SettingsSnapshot } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';

/**
 * Stores in which time zone the days of the use of a tenant begin, and how severe its risk signals are.
 * @returns whether any of it was not known.
 */
export async function learnSettings(
  tx: Tx,
  tenantId: string,
  { time_zone = 'UTC', severity_policy, version }: SettingsSnapshot,
): Promise<boolean> {
  const written = await Promise.all([
    changed(
      tx,
      `insert into tenant_zones as z (tenant_id, time_zone, version) values ($1, $2, $3)
       on conflict (tenant_id) do update set time_zone = $2, version = $3 where z.version < $3`,
      [tenantId, time_zone, version],
    ),
    changed(
      tx,
      `insert into severity_policies as p (tenant_id, policy, version) values ($1, $2, $3)
       on conflict (tenant_id) do update set policy = $2, version = $3 where p.version < $3`,
      [tenantId, severity_policy && JSON.stringify(severity_policy), version],
    ),
  ]);
  return written.some((rows) => rows > 0);
}
