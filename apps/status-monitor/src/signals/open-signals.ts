import type { SignalSnapshot, SignalType } from '@linesman/contracts';
import { changed, rows, type Tx } from '@linesman/persistence';

export interface OpenSignal {
  signal_id: string;
  tenant_id: string;
  integration_id: string;
  signal_type: SignalType;
  snapshot: SignalSnapshot;
  opened_at: Date;
  version: number;
}

export const lockOpenSignals = (tx: Tx, integrationId: string): Promise<OpenSignal[]> =>
  rows<OpenSignal>(
    tx,
    `select signal_id, tenant_id, integration_id, signal_type, snapshot, opened_at, version from risk_signals
     where integration_id = $1 and status in ('open', 'acknowledged') for update`,
    [integrationId],
  );

/** Counts one more failure on the open signal. Returns false when there is no open signal of this type. */
export async function countOccurrence(
  tx: Tx,
  integrationId: string,
  signalType: SignalType,
  at: Date,
): Promise<boolean> {
  const counted = await changed(
    tx,
    `update risk_signals set occurrences = occurrences + 1, last_seen_at = $3
     where integration_id = $1 and signal_type = $2 and status in ('open', 'acknowledged')`,
    [integrationId, signalType, at],
  );
  return counted > 0;
}
