import type { IntegrationStatusChanged, Severity, SignalSnapshot, SignalType } from '@linesman/contracts';
import { copyForCause } from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import type { HealthRow } from '../health/health-row';

export interface NewSignal {
  signal_id: string;
  signal_type: SignalType;
  severity: Severity;
  opened_at: Date;
  previous_disconnection_at?: Date;
}

/** All that somebody needs who has to tell a person about it; the words are the provider's own. */
export function buildSnapshot(
  row: HealthRow,
  change: IntegrationStatusChanged,
  signal: NewSignal,
  providers: Providers,
): SignalSnapshot {
  const manifest = providers.get(row.integration_type)?.manifest;
  const copy = manifest && change.cause ? copyForCause(manifest, change.cause) : undefined;
  const reason = change.failure_reason ?? copy?.reason;
  return {
    signal_id: signal.signal_id,
    signal_type: signal.signal_type,
    severity: signal.severity,
    status_change: { ...change, ...(reason ? { failure_reason: reason } : {}) },
    ...(row.customer ? { customer: row.customer } : {}),
    connection_name: manifest?.display_name ?? row.integration_type,
    impact: manifest?.impact ?? [],
    troubleshooting: copy?.troubleshooting ?? [],
    reconnect_path: manifest?.reconnect_path ?? 'Settings > Integrations',
    ...(signal.previous_disconnection_at
      ? { previous_disconnection_at: signal.previous_disconnection_at.toISOString() }
      : {}),
    opened_at: signal.opened_at.toISOString(),
  };
}
