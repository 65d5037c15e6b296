import type { RiskSignalResolved, SignalSnapshot, SignalType } from '@linesman/contracts';
import type { HealthRow } from '../health/health-row';
import { type Beginning, beginningOf } from './beginning';

/** A row of risk_signals. Each event about it has the next version. */
export interface Signal extends Beginning {
  signal_id: string;
  tenant_id: string;
  integration_id: string;
  signal_type: SignalType;
  snapshot: SignalSnapshot;
  opened_at: Date;
  last_seen_at: Date;
  occurrences: number;
  version: number;
  resolution?: RiskSignalResolved['resolution'];
  resolved_at?: Date;
  /** When a user met the failure, or the customer opened a support ticket. Written when the signal is opened. */
  noticed_at?: Date;
  noticed_by?: string;
}

/** What is known of the signals of an integration. At most one is open. */
export interface KnownSignals {
  open?: Signal;
  /** When its newest signal that it is disconnected was opened, the open one included. */
  disconnected_at?: Date;
}

/** `seen` is one more failure, of which nobody is told. */
export type SignalStep = 'opened' | 'seen' | 'updated' | 'closed';

export const newSignal = (row: HealthRow, snapshot: SignalSnapshot, opened_at: Date): Signal => ({
  signal_id: snapshot.signal_id,
  tenant_id: row.tenant_id,
  integration_id: snapshot.status_change.integration_id,
  signal_type: snapshot.signal_type,
  snapshot,
  opened_at,
  last_seen_at: opened_at,
  occurrences: 1,
  version: 1,
  ...noticedBefore(row, beginningOf(row)),
});

/** Whether the problem was noticed before its signal was opened. */
function noticedBefore({ noticed_at, noticed_by }: HealthRow, beginning: Beginning): Partial<Signal> {
  const since = beginning.last_worked_at ?? beginning.failing_since;
  if (!noticed_at || !noticed_by || !since || noticed_at < since) return beginning;
  return { ...beginning, noticed_at, noticed_by };
}

export const seenAgain = (signal: Signal, last_seen_at: Date): Signal => ({
  ...signal,
  occurrences: signal.occurrences + 1,
  last_seen_at,
});

export const withSnapshot = (signal: Signal, snapshot: SignalSnapshot): Signal => ({
  ...signal,
  snapshot,
  signal_type: snapshot.signal_type,
  version: signal.version + 1,
});

export const closedAs = (signal: Signal, resolution: RiskSignalResolved['resolution'], resolved_at: Date): Signal => ({
  ...signal,
  resolution,
  resolved_at,
  version: signal.version + 1,
});

export const resolvedEvent = (signal: Signal, resolution: RiskSignalResolved['resolution'], at: Date) =>
  ({
    signal_id: signal.signal_id,
    integration_id: signal.integration_id,
    integration_name: signal.snapshot.status_change.integration_name,
    connection_name: signal.snapshot.connection_name,
    customer: signal.snapshot.customer,
    resolution,
    opened_at: signal.opened_at.toISOString(),
    resolved_at: at.toISOString(),
  }) satisfies RiskSignalResolved;
