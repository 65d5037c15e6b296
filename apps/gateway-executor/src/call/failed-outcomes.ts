import type { Cause, ExecutionError, Observation } from '@linesman/contracts';
import type { NoLease } from '@linesman/leases';
import type { ProviderError } from '@linesman/provider-kit';
import type { Execution } from '../ledger/execution.entity';
import type { Failed } from '../ledger/outcome';
import { noSuchIntegration, switchedOff } from './refusals';

type Called = Pick<Execution, 'integration_id' | 'capability_code'>;
type When = Pick<Observation, 'started_at'> & Partial<Pick<Observation, 'credential_version'>>;

const transientCauses: Cause[] = [
  'timeout',
  'server_error',
  'dns_failure',
  'tls_failure',
  'rate_limited',
  'busy',
  'lease_failed',
];

/** @param when the observation is about this call, whenever the integrations service found out. */
export function withoutLease(called: Called, no_lease: NoLease, when: When): Failed {
  if ('refused' in no_lease) return refusedLease(called, no_lease.refused, when);
  const status = no_lease.failed.getStatus();
  if (status === 409) return switchedOff;
  if (status === 404) return noSuchIntegration;
  return leaseFailed(called, when);
}

function refusedLease({ capability_code }: Called, refused: Observation, when: When): Failed {
  const cause = refused.cause ?? 'lease_failed';
  return {
    kind: 'failed',
    error: {
      class: transientCauses.includes(cause) ? 'transient' : 'permanent',
      cause,
      code: refused.error_code || cause,
      message: refused.message || 'The credentials of this integration are refused.',
    },
    observation: { ...refused, source: 'execution', part: capability_code, ...when },
    told: true,
  };
}

/** The fault is ours, not the provider's. */
function leaseFailed({ integration_id, capability_code }: Called, { started_at }: When): Failed {
  const message = 'The credentials of this integration could not be leased.';
  const error: ExecutionError = { class: 'transient', cause: 'lease_failed', code: 'lease_failed', message };
  return {
    kind: 'failed',
    error,
    observation: {
      integration_id,
      source: 'execution',
      outcome: 'failure',
      cause: 'lease_failed',
      error_code: 'lease_failed',
      message,
      part: capability_code,
      started_at,
      credential_version: 0,
    },
  };
}

export const failedCall = ({ failure }: ProviderError, observation: Observation | undefined): Failed => ({
  kind: 'failed',
  error: {
    class: failure.class,
    cause: failure.cause,
    code: failure.code || failure.cause,
    message: failure.message || failure.cause,
  },
  observation,
  retry_after_ms: failure.retry_after_ms,
  acted: actedIn(failure),
});

function actedIn({ may_have_acted, cause, http_status }: ProviderError['failure']): Failed['acted'] {
  if (cause === 'bad_request' && http_status) return 'no';
  return may_have_acted ? 'maybe' : undefined;
}

/** The gateway itself is broken. Nobody knows what a write had done by then. */
export const brokenGateway = (kind: 'read' | 'write'): Failed => ({
  kind: 'failed',
  error: {
    class: kind === 'write' ? 'unknown' : 'permanent',
    cause: 'busy',
    code: 'internal_error',
    message: 'The gateway failed on our side.',
  },
});
