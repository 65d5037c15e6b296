import { classify, type Refusal } from './classify';
import { TransportError } from './http';
import type { OAuth2Auth } from './manifest';
import type { ProviderFailure } from './provider-error';

export interface TokenGrant extends Pick<OAuth2Auth, 'refresh' | 'reuse_grace_seconds'> {
  grant_type: 'authorization_code' | 'refresh_token';
}

/** Errors about our client. The last two are Slack's codes. */
const ours = new Set(['invalid_client', 'unauthorized_client', 'invalid_client_id', 'bad_client_secret']);
const temporary = new Set([408, 409, 423, 425, 429]);

/** A refused refresh means that the grant is dead, whatever the provider's code is, unless our client is refused. */
export function classifyTokenFailure(outcome: TransportError | Refusal, grant: TokenGrant, now: Date): ProviderFailure {
  const once = redeemedOnce(grant) ? 'write' : 'read';
  const failure = classify(outcome, { auth: 'oauth2', kind: once }, now);
  if (outcome instanceof TransportError) return failure;

  const { status, code = '' } = outcome;
  if (status < 400 || status >= 500 || temporary.has(status)) {
    // After a 5xx no token was issued. Only after no answer at all is that unknown.
    return { ...failure, class: 'transient' };
  }
  // RFC 6749, 5.2: a 401 is about the authentication of our client.
  if (ours.has(code) || (status === 401 && !code)) return { ...failure, class: 'permanent', cause: 'invalid_client' };
  const cause = grant.grant_type === 'refresh_token' ? 'refresh_refused' : 'bad_request';
  return { ...failure, class: 'permanent', cause };
}

/** If such a token is sent again after no answer, the provider may revoke the grant for its second use. */
function redeemedOnce(grant: TokenGrant): boolean {
  if (grant.grant_type === 'authorization_code') return true;
  return grant.refresh === 'rotating' && !grant.reuse_grace_seconds;
}
