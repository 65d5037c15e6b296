import { classify, type Refusal } from './classify';
import { TransportError } from './http';
import type { OAuth2Auth } from './manifest';
import type { ProviderFailure } from './provider-error';

export interface TokenGrant extends Pick<OAuth2Auth, 'refresh' | 'reuse_grace_seconds'> {
  grant_type: 'authorization_code' | 'refresh_token';
}

/** The last two in Slack's words. */
const ours = new Set(['invalid_client', 'unauthorized_client', 'invalid_client_id', 'bad_client_secret']);
const passing = new Set([408, 409, 423, 425, 429]);

/** A refused refresh means that the grant is dead, whatever word the provider has for it, unless the fault is ours. */
export function classifyTokenFailure(outcome: TransportError | Refusal, grant: TokenGrant, now: Date): ProviderFailure {
  const once = redeemedOnce(grant) ? 'write' : 'read';
  const failure = classify(outcome, { auth: 'oauth2', kind: once }, now);
  if (outcome instanceof TransportError) return failure;

  const { status, code = '' } = outcome;
  if (status < 400 || status >= 500 || passing.has(status)) {
    // An answered 5xx says that nothing was issued; only silence leaves that open.
    return { ...failure, class: 'transient' };
  }
  // RFC 6749, 5.2: 401 speaks of the client's own authentication.
  if (ours.has(code) || (status === 401 && !code)) return { ...failure, class: 'permanent', cause: 'invalid_client' };
  const cause = grant.grant_type === 'refresh_token' ? 'refresh_refused' : 'bad_request';
  return { ...failure, class: 'permanent', cause };
}

/** Sending it again after silence may be the second use that makes a provider revoke everything. */
function redeemedOnce(grant: TokenGrant): boolean {
  if (grant.grant_type === 'authorization_code') return true;
  return grant.refresh === 'rotating' && !grant.reuse_grace_seconds;
}
