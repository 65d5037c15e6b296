import type {
  Cause,
  CustomerSnapshot,
  ObservationSource,
  Party,
  resolutions,
  Severity,
  SignalSnapshot,
  SignalType,
} from '@linesman/contracts';

export interface RiskSignalView {
  signal_id: string;
  integration_id: string;
  integration_name: string;
  integration_type: string;
  connection_name: string;
  customer_id: string | null;
  customer: CustomerSnapshot | null;
  signal_type: SignalType;
  severity: Severity;
  status: 'open' | 'acknowledged' | 'resolved' | 'withdrawn';
  cause: Cause | null;
  failure_reason: string | null;
  party_at_fault: Party;
  detected_by: ObservationSource | null;
  /** Nobody is notified before this time. */
  hold_until: string | null;
  occurrences: number;
  opened_at: Date;
  last_seen_at: Date;
  acknowledged_by: string | null;
  acknowledged_at: Date | null;
  /** When the integration was last reconnected while the signal was open. */
  reconnected_at: Date | null;
  resolved_at: Date | null;
  resolution: (typeof resolutions)[number] | null;
}

export interface WholeRiskSignal extends RiskSignalView {
  /** As the last event about the signal published it. */
  snapshot: SignalSnapshot;
}
