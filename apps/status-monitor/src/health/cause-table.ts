import type { Cause, HealthStatus, Party } from '@linesman/contracts';

/**
 * at_once: one confirmed failure. per_part: one failure, for the part that failed. window: N of the last M calls.
 * streak: N refusals over some time without a delivery in between. never: shows nothing about the connection.
 */
export type Opens = 'at_once' | 'per_part' | 'window' | 'streak' | 'never';

/** What ends the problem. A success counts only if its call started after the failed one, see Mark. */
export type ClosedBy =
  | 'success_with_new_credentials'
  | 'success_with_new_credentials_or_refresh'
  | 'success'
  | 'success_of_the_part'
  | 'successes_in_a_row'
  | 'delivery'
  | 'nothing';

export interface CauseRule {
  party: Party;
  opens: Opens;
  closed_by: ClosedBy;
  becomes: HealthStatus;
}

export type CauseTable = Readonly<Record<Cause, CauseRule>>;

const grant = {
  party: 'customer',
  opens: 'at_once',
  closed_by: 'success_with_new_credentials_or_refresh',
  becomes: 'disconnected',
} as const;
const key = { ...grant, closed_by: 'success_with_new_credentials' } as const;
const part = { party: 'customer', opens: 'per_part', closed_by: 'success_of_the_part', becomes: 'degraded' } as const;
// An access token that still works does not prove that it can be refreshed.
const renewal = { ...grant, party: 'us' } as const;
const provider = {
  party: 'provider',
  opens: 'window',
  closed_by: 'successes_in_a_row',
  becomes: 'disconnected',
} as const;
const nobody = { party: 'nobody', opens: 'never', closed_by: 'nothing', becomes: 'healthy' } as const;

export const causeTable: CauseTable = {
  grant_revoked: grant,
  refresh_refused: grant,
  account_deactivated: grant,
  api_key_rejected: key,
  certificate_expired: key,
  insufficient_scope: part,
  partial_failure: part,
  app_credentials_missing: renewal,
  invalid_client: renewal,
  refresh_interrupted: renewal,
  lease_failed: { party: 'us', opens: 'at_once', closed_by: 'success', becomes: 'disconnected' },
  timeout: provider,
  server_error: provider,
  dns_failure: provider,
  tls_failure: provider,
  webhook_refused: { party: 'customer_endpoint', opens: 'streak', closed_by: 'delivery', becomes: 'disconnected' },
  rate_limited: nobody,
  busy: nobody,
  bad_request: nobody,
  // Known in advance from expires_at. Until then everything works.
  credentials_expiring: { ...nobody, party: 'customer' },
};

export interface HealthPolicy {
  causes: CauseTable;
  window: { failures: number; of: number; successes_to_close: number };
  streak: { refusals: number; seconds: number };
}

export const defaultPolicy: HealthPolicy = {
  causes: causeTable,
  window: { failures: 3, of: 5, successes_to_close: 2 },
  streak: { refusals: 5, seconds: 600 },
};
