import type { Envelope, SignalSnapshot } from '@linesman/contracts';
import { PoisonError } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import type { Signal } from './signal.entity';

/** Creates the row where there is none: an end that comes first leaves a tombstone. */
export async function lockSignal(tx: Tx, tenantId: string, signalId: string): Promise<Signal> {
  const rows = (await tx.query(
    `insert into signals (signal_id, tenant_id, state, version) values ($1, $2, 'unknown', 0)
     on conflict (signal_id) do update set signal_id = excluded.signal_id returning *`,
    [signalId, tenantId],
  )) as Signal[];
  return rows[0]!;
}

export function versionOf({ aggregateversion, type }: Envelope): number {
  if (aggregateversion === undefined) throw new PoisonError(`${type} carries no aggregateversion`);
  return aggregateversion;
}

/** Takes in what an event says about a signal: never older content over newer, never life into a closed one. */
export async function takeSnapshot(
  tx: Tx,
  envelope: Envelope<SignalSnapshot>,
): Promise<Signal & { snapshot: SignalSnapshot; taken: boolean }> {
  const version = versionOf(envelope);
  const { tenantid, data } = envelope;
  const rows = (await tx.query(
    `insert into signals (signal_id, tenant_id, state, version, revision, snapshot) values ($1, $2, 'open', $3, 1, $4)
     on conflict (signal_id) do update set signal_id = excluded.signal_id returning *, xmax = 0 as fresh`,
    [data.signal_id, tenantid, version, JSON.stringify(data)],
  )) as (Signal & { fresh: boolean })[];
  const signal = rows[0]!;
  if (signal.fresh) return { ...signal, snapshot: data, taken: true };
  const taken = version > signal.version && signal.state !== 'resolved' && signal.state !== 'withdrawn';
  const snapshot = taken || !signal.snapshot ? data : signal.snapshot;
  const revision = signal.revision + (taken ? 1 : 0);
  await tx.query(`update signals set snapshot = $2, version = $3, revision = $4 where signal_id = $1`, [
    signal.signal_id,
    JSON.stringify(snapshot),
    Math.max(version, signal.version),
    revision,
  ]);
  return { ...signal, snapshot, revision, taken };
}
