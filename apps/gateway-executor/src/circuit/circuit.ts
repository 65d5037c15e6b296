import type { Cause } from '@linesman/contracts';

/** Of the last calls so many, each of another execution, open the circuit if they failed. The monitor counts alike. */
const WINDOW = 5;
const OPENS_AT = 3;
const FIRST_TRIAL_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** After this time the process of a trial call must have died, and another call may be the trial. Longer than one request may take. */
const TRIAL_MS = 12_000;

export interface Failure {
  cause: Cause;
  /** The provider's last error, in words. */
  message: string;
}

/** The calls of one tenant to one account at a provider. Without a circuit, no call failed lately. */
export interface Circuit {
  /** The last call of each of the last executions, the newest last. */
  calls: { execution_id: string; failed: boolean }[];
  open?: {
    failure: Failure;
    failed_trials: number;
    next_trial_at: number;
    trial?: { execution_id: string; until: number };
  };
}

export interface Refused {
  kind: 'refused';
  failure: Failure;
  retry_in_ms: number;
}

/** closed: call. trial: one call may be made, by whoever takes it. refused: the provider fails, so no call is made. */
export type Entry = { kind: 'closed'; nothing_stored: boolean } | { kind: 'trial' } | Refused;

/** answered: whatever it said, the provider works. failed: for the provider's reason. unproven: the call shows neither. */
export type Ended = { kind: 'answered' } | { kind: 'unproven' } | { kind: 'failed'; failure: Failure };

export function entryOf(circuit: Circuit | undefined, now: number): Entry {
  const open = circuit?.open;
  if (!open) return { kind: 'closed', nothing_stored: circuit === undefined };
  const { failure, trial, next_trial_at } = open;
  if (trial && trial.until > now) return { kind: 'refused', failure, retry_in_ms: FIRST_TRIAL_MS };
  if (next_trial_at > now) return { kind: 'refused', failure, retry_in_ms: next_trial_at - now };
  return { kind: 'trial' };
}

/** Gives the trial call to an execution. */
export const withTrial = (circuit: Circuit, execution_id: string, now: number): Circuit => ({
  ...circuit,
  open: circuit.open && { ...circuit.open, trial: { execution_id, until: now + TRIAL_MS } },
});

export function afterCall(
  circuit: Circuit | undefined,
  execution_id: string,
  ended: Ended,
  now: number,
): Circuit | undefined {
  return circuit?.open ? afterTrial(circuit, execution_id, ended, now) : afterUsual(circuit, execution_id, ended, now);
}

/** One execution that is tried again and again counts once, so that a request which always fails blocks no other. */
function afterUsual(
  circuit: Circuit | undefined,
  execution_id: string,
  ended: Ended,
  now: number,
): Circuit | undefined {
  if (ended.kind === 'unproven') return circuit;
  const others = (circuit?.calls ?? []).filter((call) => call.execution_id !== execution_id);
  const calls = [...others, { execution_id, failed: ended.kind === 'failed' }].slice(-WINDOW);
  const failures = calls.filter((call) => call.failed).length;
  if (failures === 0) return undefined;
  if (ended.kind !== 'failed' || failures < OPENS_AT) return { calls };
  return { calls, open: { failure: ended.failure, failed_trials: 0, next_trial_at: now + FIRST_TRIAL_MS } };
}

/** While it is open only the trial call counts: others that end now began before. */
function afterTrial(circuit: Circuit, execution_id: string, ended: Ended, now: number): Circuit | undefined {
  const { trial, ...open } = circuit.open!;
  if (trial?.execution_id !== execution_id) return circuit;
  if (ended.kind === 'answered') return undefined;
  if (ended.kind === 'unproven') return { ...circuit, open };
  const failed_trials = open.failed_trials + 1;
  const wait = Math.min(FIRST_TRIAL_MS * 2 ** failed_trials, LONGEST_WAIT_MS);
  return { ...circuit, open: { failure: ended.failure, failed_trials, next_trial_at: now + wait } };
}
