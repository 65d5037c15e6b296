import type { HealthStatus, IntegrationStatusChanged, Observation } from '@linesman/contracts';
import type { HealthRow } from './health-row';

/** The event's data, from a health row that this observation has already updated. */
export function statusChange(
  row: HealthRow,
  observation: Pick<Observation, 'source' | 'started_at'>,
  oldStatus: HealthStatus,
  now: Date,
): IntegrationStatusChanged {
  const { status, cause, party, failing_parts } = row.machine_state.health;
  return {
    integration_id: row.integration_id,
    customer_id: row.customer_id ?? undefined,
    integration_type: row.integration_type,
    integration_name: row.integration_name,
    old_status: oldStatus,
    new_status: status,
    cause,
    party_at_fault: party,
    failure_reason: row.failure_reason || undefined,
    error_code: row.error_code || undefined,
    failing_parts,
    is_critical: row.is_critical,
    failure_count: row.failure_count,
    detected_by: observation.source,
    observed_at: observation.started_at,
    changed_at: now.toISOString(),
  };
}
