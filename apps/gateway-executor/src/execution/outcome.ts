import type { Cause, ExecutionError, Observation } from '@linesman/contracts';
import type { ProviderError } from '@linesman/provider-kit';

/** How an attempt ended. `error.class` decides what follows; `at_once`: nobody should wait for it to pass. */
export type Outcome =
  | { kind: 'succeeded'; output: Record<string, unknown>; observation?: Observation }
  | {
      kind: 'failed';
      error: ExecutionError;
      observation?: Observation;
      retry_after_ms?: number;
      acted?: Acted;
      at_once?: true;
      /** Nothing is wrong: there is more to do than one attempt can. */
      goes_on?: true;
    };

/** maybe: a write may have been done all the same; no: the provider itself said that it is not. */
export type Acted = 'maybe' | 'no';

const passing: Cause[] = [
  'timeout',
  'server_error',
  'dns_failure',
  'tls_failure',
  'rate_limited',
  'busy',
  'lease_failed',
];

/** Why the integrations service has no live credentials, as the end of an execution. */
export function refusedLease(refused: Observation, restamp: Partial<Observation>): Outcome {
  const cause = refused.cause ?? 'lease_failed';
  return {
    kind: 'failed',
    error: {
      class: passing.includes(cause) ? 'transient' : 'permanent',
      cause,
      code: refused.error_code || cause,
      message: refused.message || 'The credentials of this integration are refused.',
    },
    observation: { ...refused, source: 'execution', ...restamp },
  };
}

export const failedCall = ({ failure }: ProviderError, observation: Observation | undefined): Outcome => ({
  kind: 'failed',
  error: {
    class: failure.class,
    cause: failure.cause,
    code: failure.code.slice(0, 200) || failure.cause,
    message: failure.message.slice(0, 1_000) || failure.cause,
  },
  ...(observation ? { observation } : {}),
  ...(failure.retry_after_ms === undefined ? {} : { retry_after_ms: failure.retry_after_ms }),
  ...(failure.may_have_acted ? { acted: 'maybe' as const } : {}),
  ...(failure.cause === 'bad_request' && failure.http_status ? { acted: 'no' as const } : {}),
});

/** A write that may have been done has not failed: nobody knows, and the provider has to be asked. */
export function ended(outcome: Outcome, mayHaveActed: boolean): Outcome {
  if (outcome.kind === 'succeeded' || outcome.acted === 'no') return outcome;
  if (!mayHaveActed && outcome.acted !== 'maybe') return outcome;
  return { ...outcome, error: { ...outcome.error, class: 'unknown' } };
}

/** A fault in a gateway's own code. What it had done by then nobody knows. */
export const brokenGateway = (kind: 'read' | 'write'): Outcome => ({
  kind: 'failed',
  error: {
    class: kind === 'write' ? 'unknown' : 'permanent',
    cause: 'busy',
    code: 'internal_error',
    message: 'The gateway failed on our side.',
  },
});

/** What can never work as it was asked for. Nobody's connection is ill because of it. */
export const never = (code: string, message: string): ExecutionError => ({
  class: 'permanent',
  cause: 'bad_request',
  code,
  message: message.slice(0, 1_000),
});
