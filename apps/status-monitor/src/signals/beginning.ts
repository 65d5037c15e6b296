import type { Cause } from '@linesman/contracts';
import { deliveredAt } from '../health/endpoint-state';
import type { HealthRow } from '../health/health-row';
import type { MachineState, Problem } from '../health/machine-state';

/** How a problem began. The longest time that it can have gone unseen began with the last call that worked. */
export interface Beginning {
  /** Absent where no call of what fails has ever worked. */
  last_worked_at?: Date;
  /** The start of the first call that failed. */
  failing_since?: Date;
}

/** Of the problem that has lasted the longest. */
export function beginningOf({ machine_state, last_success_at }: HealthRow): Beginning {
  const [first] = machine_state.health.problems.toSorted((a, b) => a.since - b.since);
  if (!first) return {};
  const worked = lastSuccess(first, machine_state, last_success_at);
  return {
    failing_since: new Date(first.since),
    // What worked in between, worked before too.
    ...(worked !== undefined && { last_worked_at: new Date(Math.min(worked, first.since)) }),
  };
}

const ofWebhooks: Cause[] = ['webhook_refused', 'webhook_silent'];

function lastSuccess({ cause, part }: Problem, state: MachineState, any: Date | null): number | undefined {
  if (ofWebhooks.includes(cause)) return deliveredAt(state.endpoints, part ?? '');
  return part === undefined ? any?.getTime() : state.parts[part]?.succeeded?.at;
}
