import type { HealthStatus, IntegrationStatusChanged, Observation } from '@linesman/contracts';
import type { HealthRow } from './health-row';

/** A health row's standing in the words of the contract. The row is as this observation left it. */
export function statusChange(
  row: HealthRow,
  observation: Observation,
  oldStatus: HealthStatus,
  now: Date,
): IntegrationStatusChanged {
  const { status, cause, party, failing_parts } = row.machine_state.health;
  return {
    integration_id: row.integration_id,
    ...(row.customer_id ? { customer_id: row.customer_id } : {}),
    integration_type: row.integration_type,
    integration_name: row.integration_name,
    old_status: oldStatus,
    new_status: status,
    ...(cause ? { cause } : {}),
    party_at_fault: party,
    ...(row.failure_reason ? { failure_reason: row.failure_reason } : {}),
    ...(row.error_code ? { error_code: row.error_code } : {}),
    failing_parts,
    is_critical: row.is_critical,
    failure_count: row.failure_count,
    detected_by: observation.source,
    observed_at: observation.started_at,
    changed_at: now.toISOString(),
  };
}
