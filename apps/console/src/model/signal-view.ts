import type { Cause, CustomerSnapshot, Severity, SignalType } from '@linesman/contracts';

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
  opened_at: string;
  acknowledged_by?: string | null;
  acknowledged_at?: string | null;
  resolved_at?: string | null;
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
  title: string;
  priority: string;
  due_at: string;
  status: 'open' | 'closed';
}
