import type { Cause } from '@linesman/contracts';
import { ProviderError } from './provider-error';

const refusals: readonly Cause[] = ['api_key_rejected', 'insufficient_scope', 'bad_request'];

/**
 * What an identity provider publishes is for everybody. If it refuses that, if the address leads elsewhere, or if it may
 * not be called, then what was entered is wrong, or is no longer right.
 */
export function signOnFailure(error: unknown): unknown {
  if (!(error instanceof ProviderError) || !refusals.includes(error.failure.cause)) return error;
  return new ProviderError({ ...error.failure, class: 'permanent', cause: 'sso_misconfigured' });
}
