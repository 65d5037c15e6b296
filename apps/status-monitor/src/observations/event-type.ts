import type { Cause, Observation } from '@linesman/contracts';

const authentication: readonly Cause[] = [
  'grant_revoked',
  'refresh_refused',
  'account_deactivated',
  'api_key_rejected',
  'certificate_expired',
  'insufficient_scope',
  'app_credentials_missing',
  'invalid_client',
  'refresh_interrupted',
];

/** The word integration_events has for a failure. */
export const eventTypeOf = ({ cause }: Observation): string =>
  cause === 'webhook_refused'
    ? 'webhook_failed'
    : cause && authentication.includes(cause)
      ? 'auth_failure'
      : 'sync_error';
