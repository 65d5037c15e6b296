import type { Cause, SsoLogin, SsoLoginFailure } from '@linesman/contracts';
import { invalidFields } from '@linesman/service-kit';
import { SSO_PART } from '../health/machine-state';
import type { Reportable } from '../observations/take-report';

/** What a login that failed says about the connection. */
const causeOf: Readonly<Record<SsoLoginFailure, Cause>> = {
  // It says nothing: the identity provider did what it is for.
  user_refused: 'bad_request',
  signature_invalid: 'sso_logins_refused',
  certificate_unknown: 'sso_logins_refused',
  certificate_expired: 'sso_logins_refused',
  audience_mismatch: 'sso_logins_refused',
  issuer_unknown: 'sso_logins_refused',
  client_refused: 'sso_logins_refused',
  idp_timeout: 'timeout',
  idp_error: 'server_error',
};

/** @throws Problem if the failure is missing, or is given for a login that worked. */
export function observationOf({ outcome, failure, message }: SsoLogin): Reportable {
  const observed = { source: 'sso', part: SSO_PART } as const;
  if (outcome === 'signed_in') {
    if (failure) throw invalidFields([{ field: 'failure', message: 'is only given with the outcome failed' }]);
    return { ...observed, outcome: 'success' };
  }
  if (!failure) throw invalidFields([{ field: 'failure', message: 'is required with the outcome failed' }]);
  return {
    ...observed,
    outcome: 'failure',
    cause: causeOf[failure],
    error_code: failure,
    message: message || undefined,
  };
}
