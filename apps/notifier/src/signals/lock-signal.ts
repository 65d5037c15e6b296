import type { Envelope, SignalSnapshot } from '@linesman/contracts';
import { PoisonError } from '@linesman/messaging';
import { changed, one, type Tx } from '@linesman/persistence';
import { holdOffErasure } from '../erased-customers';
import { openingsOf } from '../flapping/flap-policy';
import { asSilences, runningSilencesOf, type StoredSilences } from '../silences/running-silences';
import type { Silence } from '../silences/silence';
import type { Signal } from './signal.entity';

/** How often the tenant has published a workflow. Where it differs from before, its documents are read again. */
export const publicationsOf = (tenant: string): string =>
  `(select coalesce(sum(publications), 0)::int from own_workflows where tenant_id = ${tenant})`;
const publications = `${publicationsOf('$2')} as publications`;

export type Locked = Signal & { publications: number };

/** Creates the row where there is none: when the end of a signal arrives first, the row makes a late opening do nothing. */
export async function lockSignal(tx: Tx, tenantId: string, signalId: string): Promise<Locked> {
  const signal = await one<Locked>(
    tx,
    `insert into signals (signal_id, tenant_id, state, version) values ($1, $2, 'unknown', 0)
     on conflict (signal_id) do update set signal_id = excluded.signal_id returning *, ${publications}`,
    [signalId, tenantId],
  );
  return signal!;
}

export function versionOf({ aggregateversion, type }: Envelope): number {
  if (aggregateversion === undefined) throw new PoisonError(`${type} carries no aggregateversion`);
  return aggregateversion;
}

export interface Taken extends Locked {
  snapshot: SignalSnapshot;
  /** The signal was not known before, not even its end. */
  inserted: boolean;
  /** The event changed something. */
  taken: boolean;
  before: SignalSnapshot | null;
  /** Those of the tenant that may be about it. */
  silences: Silence[];
}

/**
 * Stores the snapshot that an event carries. An older event does not replace a newer snapshot, and no event opens a
 * closed signal again.
 * @returns nothing where the customer was erased: a signal of theirs that arrives late is not stored.
 */
export async function takeSnapshot(tx: Tx, envelope: Envelope<SignalSnapshot>): Promise<Taken | undefined> {
  const version = versionOf(envelope);
  const { tenantid, data } = envelope;
  const customer_id = data.customer?.customer_id;
  const held = holdOffErasure(tx, [customer_id]);
  const insertion = one<Locked & { inserted: boolean; silences: StoredSilences }>(
    tx,
    `insert into signals (signal_id, tenant_id, state, version, revision, snapshot, openings)
     select $1::uuid, $2::uuid, 'open', $3::int, 1, $4::jsonb, ${openingsOf('$2::uuid', '$4::jsonb')}
     where not exists (select from erased_customers where customer_id = $5::uuid)
     on conflict (signal_id) do update set signal_id = excluded.signal_id returning *, xmax = 0 as inserted,
       ${runningSilencesOf('$2::uuid')} as silences, ${publications}`,
    [data.signal_id, tenantid, version, JSON.stringify(data), customer_id ?? null],
  );
  const [found] = await Promise.all([insertion, held]);
  if (!found) return undefined;
  const signal = { ...found, silences: asSilences(found.silences) };
  if (signal.inserted) return { ...signal, snapshot: data, taken: true, before: null };
  const taken = version > signal.version && signal.state !== 'resolved' && signal.state !== 'withdrawn';
  const snapshot = taken || !signal.snapshot ? data : signal.snapshot;
  const revision = signal.revision + (taken ? 1 : 0);
  await changed(tx, `update signals set snapshot = $2, version = $3, revision = $4 where signal_id = $1`, [
    signal.signal_id,
    JSON.stringify(snapshot),
    Math.max(version, signal.version),
    revision,
  ]);
  return { ...signal, snapshot, revision, version: Math.max(version, signal.version), taken, before: signal.snapshot };
}
