import type { Csm, CustomerSnapshot, HealthStatus, Severity } from '@linesman/contracts';
import type { TransitionRow } from './health-history';

/** A customer as the integrations API shows it. */
export type CustomerDetails = Pick<CustomerSnapshot, 'customer_id' | 'name' | 'time_zone'> & {
  arr?: number | null;
  csm?: Csm | null;
  technical_contact?: CustomerSnapshot['technical_contact'] | null;
};

/** How a customer stands, as the status-monitor tells it. */
export interface CustomerHealthRow {
  customer_id: string;
  name: string;
  arr: number | null;
  csm: Csm | null;
  severity: Severity | null;
  open_signals: number;
  unacknowledged: number;
  at_risk_since: string | null;
  integrations: number;
  disconnected: number;
  degraded: number;
}

export interface CustomerFigures {
  customers: number;
  at_risk: number;
  arr: number;
  arr_at_risk: number;
  open_signals: number;
  unacknowledged: number;
}

export interface HealthLane {
  integration_id: string;
  integration_name: string;
  watched_since: string;
  status_at_start: HealthStatus;
  transitions: TransitionRow[];
}

export interface CustomerHistory {
  from: string;
  to: string;
  lanes: HealthLane[];
}

export interface ScoreAdjustmentRow {
  id: string;
  signal_id: string;
  adjustment: number;
  reason: string;
  created_at: string;
}
