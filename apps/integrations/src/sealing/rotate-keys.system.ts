import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@linesman/persistence';
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
  /** A key counts as out of use when nobody was seen sealing with it for so long. */
  unused_ms?: number;
  /** How long to wait for that. */
  patience_ms?: number;
}

/**
 * Re-wraps what other keys sealed, tenant by tenant, and forgets those keys. Everything it knows stands in the rows, so
 * it goes on where a killed one stopped.
 * @returns the keys that can be taken out of CREDENTIAL_KEYS, and how many records were re-wrapped.
 */
export async function rotateKeys(
  database: Database,
  keys: CredentialKeys,
  { onProgress, onWait, unused_ms = 20_000, patience_ms = 60_000 }: Rotation = {},
): Promise<{ retired: string[]; rewrapped: number }> {
  await untilOthersRest(database, keys.current, { onWait, unused_ms, patience_ms });
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

/** While a process still seals with an old key it may also not know the new one, and could not open what is re-wrapped. */
async function untilOthersRest(
  database: Database,
  current: string,
  { onWait, unused_ms, patience_ms }: Required<Omit<Rotation, 'onProgress' | 'onWait'>> & Pick<Rotation, 'onWait'>,
): Promise<void> {
  const until = Date.now() + patience_ms;
  for (let told = false; ;) {
    const busy = (await database.inSystem((tx) =>
      tx.query(
        `select key_id from sealing_keys where key_id <> $1 and sealing_at > clock_timestamp() - $2 * interval '1 ms'`,
        [current, unused_ms],
      ),
    )) as { key_id: string }[];
    if (busy.length === 0) return;
    const sentence = `A copy of integrations seals with the key ${busy[0]!.key_id}: start each with ${current} first in CREDENTIAL_KEYS.`;
    if (Date.now() > until) throw new Error(`${sentence} Nothing was changed.`);
    if (!told) onWait?.(sentence);
    told = true;
    await pause(250);
  }
}

/** Deleted integrations too: what is left of them was sealed as well. */
async function tenantsOf(database: Database): Promise<string[]> {
  const rows = (await database.inSystem((tx) =>
    tx.query('select distinct tenant_id from integrations order by tenant_id'),
  )) as { tenant_id: string }[];
  return rows.map(({ tenant_id }) => tenant_id);
}

/** The database refuses where anything, of any tenant, still refers to the key. */
async function retire(database: Database, current: string): Promise<string[]> {
  try {
    const [rows] = (await database.inSystem((tx) =>
      tx.query('delete from sealing_keys where key_id <> $1 returning key_id', [current]),
    )) as [{ key_id: string }[], number];
    return rows.map(({ key_id }) => key_id);
  } catch (error) {
    if ((error as { code?: string }).code !== '23503') throw error;
    throw new Error(
      'Something was sealed with an old key meanwhile: run it once more. The old keys are still needed.',
      {
        cause: error,
      },
    );
  }
}
