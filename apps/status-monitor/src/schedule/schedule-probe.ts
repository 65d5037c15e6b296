import { changed, type Tx } from '@linesman/persistence';

export interface Scheduled {
  tenant_id: string;
  integration_id: string;
  connection_code: string;
  is_critical: boolean;
}

/** Schedules the first probe, at once. One that has become critical is probed at once too, and then more often. */
export async function scheduleProbe(tx: Tx, one: Scheduled): Promise<void> {
  await changed(
    tx,
    `insert into probe_schedule as s (integration_id, tenant_id, connection_code, is_critical, due_at)
     values ($1, $2, $3, $4, clock_timestamp())
     on conflict (integration_id) do update set is_critical = $4,
       due_at = case when $4 then least(s.due_at, clock_timestamp()) else s.due_at end
     where s.is_critical <> $4`,
    [one.integration_id, one.tenant_id, one.connection_code, one.is_critical],
  );
}

/** Of an integration that is deleted, switched off or not connected. */
export async function endProbes(tx: Tx, integrationId: string): Promise<void> {
  await changed(tx, 'delete from probe_schedule where integration_id = $1', [integrationId]);
}

/** A probe that is under way no longer counts: it may not know of what asks for this one. */
export const dueNow = 'due_at = clock_timestamp(), asked = true, lease = null, leased_until = null';

/** Has an integration probed at once, whatever traffic shows. */
export async function askForProbe(tx: Tx, integrationId: string): Promise<void> {
  await changed(tx, `update probe_schedule set ${dueNow} where integration_id = $1`, [integrationId]);
}
