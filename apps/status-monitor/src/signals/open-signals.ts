import type { SignalSnapshot, SignalType } from '@linesman/contracts';
import { changed, one, type Tx } from '@linesman/persistence';

export interface OpenSignal {
  signal_id: string;
  tenant_id: string;
  integration_id: string;
  signal_type: SignalType;
  snapshot: SignalSnapshot;
  opened_at: Date;
  version: number;
}

/** There is at most one. */
export const lockOpenSignal = (tx: Tx, integrationId: string): Promise<OpenSignal | undefined> =>
  one<OpenSignal>(
    tx,
    `select signal_id, tenant_id, integration_id, signal_type, snapshot, opened_at, version from risk_signals
     where integration_id = $1 and status in ('open', 'acknowledged') for update`,
    [integrationId],
  );

/** Counts one more failure on an open signal. */
export const countOccurrence = (tx: Tx, signalId: string, at: Date): Promise<number> =>
  changed(tx, 'update risk_signals set occurrences = occurrences + 1, last_seen_at = $2 where signal_id = $1', [
    signalId,
    at,
  ]);
