import type { Cause, CustomerSnapshot, Party, Severity, SignalSnapshot, SignalType } from '@linesman/contracts';

/** A risk signal as the status-monitor's API shows it. */
export interface SignalRow {
  signal_id: string;
  integration_id: string;
  integration_name: string;
  connection_name?: string;
  customer?: Pick<CustomerSnapshot, 'customer_id' | 'name' | 'arr'> | null;
  signal_type: SignalType;
  severity: Severity;
  status: 'open' | 'acknowledged' | 'resolved' | 'withdrawn';
  cause?: Cause | null;
  failure_reason?: string | null;
  party_at_fault?: Party | null;
  /** What noticed it: an execution, a probe, a webhook. */
  detected_by?: string | null;
  /** Nobody is told before. */
  hold_until?: string | null;
  occurrences?: number;
  opened_at: string;
  acknowledged_by?: string | null;
  acknowledged_at?: string | null;
  /** The last time that new credentials came in while it was open. */
  reconnected_at?: string | null;
  resolved_at?: string | null;
  resolution?: 'verified' | 'withdrawn' | null;
}

export interface SignalDetails extends SignalRow {
  snapshot: SignalSnapshot;
}

/** How far people were told of a signal, as the notifier's API shows it. */
export interface NoticeRow {
  signal_id: string;
  first_told_at?: string | null;
  told: number;
  waiting: number;
  untold: number;
  reason?: string | null;
  held_until?: string | null;
  /** Absent where no workflow asks for such a change. */
  workflow?: string | null;
}

/** What a person did about a signal. */
export interface ResponseRow {
  id: string;
  action: 'acknowledge' | 'send_fix_instructions' | 'schedule_tech_call';
  actor: string;
  note?: string | null;
  responded_at: string;
}

/** Who was told of a signal, or why not. */
export interface DeliveryRow {
  id: string;
  occasion: string;
  channel: 'slack' | 'email';
  recipient: string;
  state: 'pending' | 'sending' | 'sent' | 'ambiguous' | 'failed' | 'suppressed';
  reason?: string | null;
  created_at: string;
  settled_at?: string | null;
}

export interface TaskRow {
  id: string;
  signal_id: string;
  customer_id?: string | null;
  customer_name?: string | null;
  integration_id?: string | null;
  integration_name?: string | null;
  title: string;
  priority: string;
  /** Absent: Linesman's staff. */
  assignee?: string | null;
  due_at: string;
  status: 'open' | 'closed';
  closed_by?: string | null;
  closed_at?: string | null;
  note?: string | null;
}
