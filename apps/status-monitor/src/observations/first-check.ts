import type { IntegrationFirstChecked, Observation } from '@linesman/contracts';
import type { HealthRow } from '../health/health-row';
import { type MachineState, SSO_PART } from '../health/machine-state';

/**
 * Whether an observation is the first one that shows whether a new integration works. People's logins and failures that show
 * nothing about the connection do not.
 */
export const isFirstCheck = (before: HealthRow, after: HealthRow): boolean =>
  before.first_success_at === null && !isChecked(before.machine_state) && isChecked(after.machine_state);

const isChecked = ({ succeeded, failed, parts }: MachineState): boolean =>
  succeeded !== undefined || Object.keys(failed).length > 0 || Object.keys(parts).some((part) => part !== SSO_PART);

export function firstCheckOf(row: HealthRow, observation: Observation): IntegrationFirstChecked {
  const { outcome, cause, source: checked_by, started_at: checked_at } = observation;
  return {
    integration_id: row.integration_id,
    customer_id: row.customer_id ?? undefined,
    integration_type: row.integration_type,
    integration_name: row.integration_name,
    outcome,
    cause: outcome === 'failure' ? cause : undefined,
    ...(outcome === 'success' && lackingIn(row.machine_state)),
    checked_by,
    checked_at,
  };
}

function lackingIn({ health }: MachineState): Pick<IntegrationFirstChecked, 'lacking'> {
  const lacking = health.problems.flatMap(({ part, missing_scope }) =>
    part && missing_scope ? [{ part, missing_scope }] : [],
  );
  return lacking.length > 0 ? { lacking } : {};
}
