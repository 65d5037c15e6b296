import { setTimeout as pause } from 'node:timers/promises';
import { type Database, rows } from '@linesman/persistence';
import type { CredentialKeys } from './credential-keys';
import { proveKeys } from './prove-keys.system';
import { countStale, rewrapTenant } from './rewrap-records';
import { Sealer } from './sealer';

export interface Progress {
  done: number;
  total: number;
}

export interface Rotation {
  onProgress?: (progress: Progress) => void;
  onWait?: (sentence: string) => void;
  /** A key counts as out of use once no process has reported it for this time. */
  unused_ms?: number;
  /** How long to wait until every other key is out of use. */
  patience_ms?: number;
}

/**
 * Re-wraps every record that is sealed with another key than the current one, tenant by tenant, and deletes those keys.
 * Its progress is stored in the rows alone: after a crash, the next run continues where this one stopped.
 * @returns the keys that can be removed from CREDENTIAL_KEYS, and how many records were re-wrapped.
 */
export async function rotateKeys(
  database: Database,
  keys: CredentialKeys,
  { onProgress, onWait, unused_ms = 20_000, patience_ms = 60_000 }: Rotation = {},
): Promise<{ retired: string[]; rewrapped: number }> {
  await waitUntilOtherKeysAreUnused(database, keys.current, { onWait, unused_ms, patience_ms });
  await proveKeys(database, keys, false);
  const work = { sealer: new Sealer(keys), current: keys.current };
  const tenants = await tenantsOf(database);
  const counts = new Map<string, number>();
  for (const tenant_id of tenants)
    counts.set(tenant_id, await database.inTenant(tenant_id, (tx) => countStale(tx, keys.current)));
  const progress = { done: 0, total: [...counts.values()].reduce((sum, count) => sum + count, 0) };
  onProgress?.({ ...progress });
  const failed: string[] = [];
  for (const tenant_id of tenants.filter((id) => counts.get(id)! > 0))
    await rewrapTenant(database, { ...work, tenant_id }, (batch) => {
      progress.done += batch.done;
      failed.push(...batch.failed);
      onProgress?.({ ...progress, total: Math.max(progress.total, progress.done) });
    });
  if (failed.length > 0)
    throw new Error(
      `${failed.length} records were not re-wrapped, and the old keys are still needed. ${failed.slice(0, 5).join('; ')}`,
    );
  return { retired: await retire(database, keys.current), rewrapped: progress.done };
}

/** A process that still seals with an old key may not know the new key, and then cannot open a re-wrapped record. */
async function waitUntilOtherKeysAreUnused(
  database: Database,
  current: string,
  { onWait, unused_ms, patience_ms }: Required<Omit<Rotation, 'onProgress' | 'onWait'>> & Pick<Rotation, 'onWait'>,
): Promise<void> {
  const until = performance.now() + patience_ms;
  for (let reported = false; ;) {
    const used = await database.inSystem((tx) =>
      rows<{ key_id: string }>(
        tx,
        `select key_id from sealing_keys where key_id <> $1 and sealing_at > clock_timestamp() - $2 * interval '1 ms'`,
        [current, unused_ms],
      ),
    );
    if (used.length === 0) return;
    const old = used[0]!.key_id;
    if (performance.now() > until)
      throw new Error(
        `A process of integrations still seals with the key ${old}: start each with ${current} first in CREDENTIAL_KEYS. Nothing was changed.`,
      );
    if (!reported) onWait?.(`Waiting until no process of integrations has sealed with the key ${old} for a moment`);
    reported = true;
    await pause(250);
  }
}

/** Tenants that only have deleted integrations included: sealed records of those may remain. */
async function tenantsOf(database: Database): Promise<string[]> {
  const found = await database.inSystem((tx) =>
    rows<{ tenant_id: string }>(tx, 'select distinct tenant_id from integrations order by tenant_id'),
  );
  return found.map(({ tenant_id }) => tenant_id);
}

/** The database refuses to delete a key as long as a record of any tenant refers to it. */
async function retire(database: Database, current: string): Promise<string[]> {
  try {
    const deleted = await database.inSystem((tx) =>
      rows<{ key_id: string }>(tx, 'delete from sealing_keys where key_id <> $1 returning key_id', [current]),
    );
    return deleted.map(({ key_id }) => key_id);
  } catch (error) {
    if ((error as { code?: string }).code !== '23503') throw error;
    throw new Error(
      'Something was sealed with an old key meanwhile: run it once more. The old keys are still needed.',
      { cause: error },
    );
  }
}
