import { randomUUID } from 'node:crypto';
import type { Severity, SignalSnapshot } from '@linesman/contracts';
import { textForCause } from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import type { HealthRow } from '../health/health-row';
import { statusChange } from '../health/status-change';
import { buildSnapshot } from '../signals/build-snapshot';
import { signalTypeOf } from '../signals/signal-type';
import type { ReplayedSignal } from './signals-of';

/** A signal as it would have opened, about the integration and the customer as they are now. */
export function snapshotOf(
  row: HealthRow,
  { health, opened_at }: ReplayedSignal,
  severity: Severity,
  providers: Providers,
): SignalSnapshot {
  const { expiring: _ends, near_limit: _near, ...state } = row.machine_state;
  const machine_state = { ...state, health };
  const { cause } = health;
  const manifest = providers.get(row.integration_type)?.manifest;
  const failure_reason = manifest && cause ? textForCause(manifest, cause).reason : null;
  const then: HealthRow = { ...row, machine_state, failure_reason, error_code: null, failure_count: 1 };
  const change = statusChange(then, { source: 'probe', started_at: opened_at.toISOString() }, 'healthy', opened_at);
  const signal = { signal_id: randomUUID(), signal_type: signalTypeOf(machine_state)!, severity, opened_at };
  return buildSnapshot(then, change, signal, providers, 0);
}
