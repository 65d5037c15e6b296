import { createHash } from 'node:crypto';
import type { ProviderOutage, SignalSnapshot } from '@linesman/contracts';

/** Of the row in `signals` that stands for an outage. The same for every process. */
export function idOfOutage(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join(' ')).digest('hex');
  const of = (from: number, to: number): string => hex.slice(from, to);
  return [of(0, 8), of(8, 12), `8${of(13, 16)}`, `8${of(17, 20)}`, of(20, 32)].join('-');
}

/** What is known of a signal, for an outage, which is one to its reader and to workflows. */
export const snapshotOf = (outage: ProviderOutage, signal_id: string): SignalSnapshot => ({
  signal_id,
  signal_type: 'integration_degraded',
  severity: 'high',
  status_change: {
    integration_id: outage.outage_id,
    integration_type: outage.connection_code,
    integration_name: outage.connection_name,
    old_status: 'healthy',
    new_status: 'degraded',
    cause: outage.cause,
    party_at_fault: outage.party_at_fault,
    failing_parts: [],
    is_critical: false,
    failure_count: outage.integrations,
    detected_by: 'probe',
    observed_at: outage.opened_at,
    changed_at: outage.opened_at,
  },
  connection_name: outage.connection_name,
  impact: [],
  troubleshooting: [],
  reconnect_path: '',
  opened_at: outage.opened_at,
});
