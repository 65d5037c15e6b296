import { randomUUID } from 'node:crypto';
import { type SyncRunFinished, syncRunFinished } from '@linesman/contracts';
import type { Fixture, World } from './start-world';

export const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** Publishes that a run of SYNC_CONTACTS has ended. */
export function synced(
  world: World,
  { tenant, integration }: Fixture,
  finished: number,
  more: Partial<SyncRunFinished> = {},
) {
  const at = new Date(finished).toISOString();
  return world.publish(tenant, syncRunFinished, {
    run_id: randomUUID(),
    execution_id: randomUUID(),
    integration_id: integration.integration_id,
    connection_code: integration.connection_code,
    capability_code: 'SYNC_CONTACTS',
    object: 'contact',
    direction: 'inbound',
    status: 'whole',
    full_resync: false,
    started_at: at,
    finished_at: at,
    ...{ batches: 0, rows: 0, new: 0, changed: 0, unchanged: 0, deleted: 0, skipped: 0, skipped_reasons: [] },
    ...more,
  });
}

/** Syncs every twelve hours for three weeks, until so many hours ago. */
export async function syncedRegularly(
  world: World,
  fixture: Fixture,
  hoursAgo: number,
  more: Partial<SyncRunFinished> = {},
): Promise<void> {
  const last = Date.now() - hoursAgo * HOUR_MS;
  for (let at = last - 3 * WEEK_MS; at <= last; at += 12 * HOUR_MS)
    await world.handled(await synced(world, fixture, at, more));
}
