import type { Cause, HealthStatus, Observation } from '@linesman/contracts';
import { applyObservation } from '../health/apply-observation';
import { causeTable, defaultPolicy, type HealthPolicy } from '../health/cause-table';
import type { Health, MachineState } from '../health/machine-state';
import { loadState } from '../health/stored-state';
import { beginWith, catchUp } from './catch-up';
import type { StoredRun, StoredRuns, Thresholds } from './stored-run';

/** A transition that a replay gave. */
export interface Replayed {
  /** When the observation was recorded. */
  at: Date;
  /** Start of the call. Absent where the state that was stored with a run does not follow from the runs before. */
  observed_at?: string;
  old_status: HealthStatus;
  new_status: HealthStatus;
  cause?: Cause;
  health: Health;
}

/** The numbers that shadow rules change. */
export type ShadowNumbers = { [Kind in keyof Thresholds]?: Partial<Thresholds[Kind]> };

export interface Played {
  /** How the health was judged when the replay began. */
  began_with?: Health;
  state?: MachineState;
  transitions: Replayed[];
}

/**
 * Plays stored observations of one integration again, in the order in which they arrived.
 * @param shadow by other numbers than those that were in force.
 * @param from how a replay of earlier ones ended.
 */
export function playAgain(stored: readonly StoredRuns[], shadow?: ShadowNumbers, from?: MachineState): Played {
  let state = from;
  let began_with: Health | undefined;
  const transitions: Replayed[] = [];
  for (const { recorded_at: at, thresholds, runs } of stored) {
    const policy = policyOf(thresholds, shadow);
    for (const run of runs) {
      const played = playRun(state, run, policy, at);
      began_with ??= played.began_with;
      state = played.state;
      transitions.push(...played.transitions);
    }
  }
  return { began_with, state, transitions };
}

function playRun(known: MachineState | undefined, run: StoredRun, policy: HealthPolicy, at: Date) {
  const before = loadState(run.state, at.getTime());
  let state = known ? catchUp(known, before, policy) : beginWith(before, policy);
  const began_with = known?.health ?? state.health;
  const transitions: Replayed[] = [];
  const note = (old: Health, { health }: MachineState, observed_at?: string): void => {
    if (old.status === health.status && old.cause === health.cause) return;
    const { status: new_status, cause } = health;
    transitions.push({ at, observed_at, old_status: old.status, new_status, cause, health });
  };
  note(began_with, state);
  for (const one of run.observations) {
    const observation: Observation = { ...one, integration_id: '' };
    const { state: next } = applyObservation(state, observation, policy);
    note(state.health, next, one.started_at);
    state = next;
  }
  return { began_with, state, transitions };
}

const policyOf = (then: Thresholds, shadow: ShadowNumbers = {}): HealthPolicy => ({
  ...defaultPolicy,
  causes: causeTable,
  window: { ...then.window, ...shadow.window },
  streak: { ...then.streak, ...shadow.streak },
});
