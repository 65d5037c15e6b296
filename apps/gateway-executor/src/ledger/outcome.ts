import { type ExecutionError, type Observation, storable } from '@linesman/contracts';

export interface Succeeded {
  kind: 'succeeded';
  output: Record<string, unknown>;
  observation?: Observation;
}

/** `error.class` decides whether it is tried again. */
export interface Failed {
  kind: 'failed';
  error: ExecutionError;
  observation?: Observation;
  retry_after_ms?: number;
  /** maybe: a write may have been done although the call failed. no: the provider said that it did not do it. */
  acted?: 'maybe' | 'no';
  /** Not retried, although the error is transient: only a person or a probe finds out when it works again. */
  final?: true;
  /** No request was sent, so it counts as no attempt, and an error of an earlier attempt says more. */
  unsent?: true;
  /** The integrations service has told of it: what people are told first does not wait for this outcome. */
  told?: true;
  /** Nothing failed: one attempt is too short for all the work, so the next one follows at once. */
  continues?: true;
}

/** How an attempt ended. */
export type Outcome = Succeeded | Failed;

/** A write that may have been done has not failed: its end is unknown, and the provider has to be asked. */
export function withUnknown(outcome: Outcome, mayHaveActed: boolean): Outcome {
  if (outcome.kind === 'succeeded' || outcome.acted === 'no') return outcome;
  if (!mayHaveActed && outcome.acted !== 'maybe') return outcome;
  return { ...outcome, error: { ...outcome.error, class: 'unknown' } };
}

/** The request can never succeed as it is. It says nothing about the health of the connection. */
export const permanentError = (code: string, message: string): ExecutionError => ({
  class: 'permanent',
  cause: 'bad_request',
  code,
  message: storable(message, 1_000),
});

export const customerErased = permanentError('customer_erased', 'Its customer was erased before it could be done.');
