import type { Cause } from '@linesman/contracts';

/**
 * at_once: one confirmed failure. per_part: one failure, for the part that failed. window: N of the last M calls of a part.
 * streak: N refusals of an endpoint over some time without a delivery in between. silence: one that was noticed, for its
 * endpoint. schedule: what its schedule found of a sync. measurement: figures of many calls, which say so and say when it is
 * over. records: what a sync run read. never: shows nothing about the connection.
 */
export type Opens =
  'at_once' | 'per_part' | 'window' | 'streak' | 'silence' | 'schedule' | 'measurement' | 'records' | 'never';

/** What ends the problem. A success counts only if its call started after the failed one, see Mark. */
export type ClosedBy =
  | 'success_with_new_credentials'
  | 'success_with_new_credentials_or_refresh'
  | 'success'
  | 'success_of_the_probe'
  | 'success_of_the_part'
  | 'successes_in_a_row'
  | 'delivery'
  | 'success_of_the_sync'
  | 'measurement'
  | 'records'
  | 'nothing';

export interface CauseRule {
  opens: Opens;
  closed_by: ClosedBy;
}

export type CauseTable = Readonly<Record<Cause, CauseRule>>;

// An access token that still works does not prove that it can be refreshed.
const grant = { opens: 'at_once', closed_by: 'success_with_new_credentials_or_refresh' } as const;
const key = { opens: 'at_once', closed_by: 'success_with_new_credentials' } as const;
// Only the probe reads the metadata. They may become right at their address, without new credentials.
const signOn = { opens: 'at_once', closed_by: 'success_of_the_probe' } as const;
const provider = { opens: 'window', closed_by: 'successes_in_a_row' } as const;
// The schedule also says when it is over: it was paused or deleted.
const sync = { opens: 'schedule', closed_by: 'success_of_the_sync' } as const;
const measured = { opens: 'measurement', closed_by: 'measurement' } as const;
const never = { opens: 'never', closed_by: 'nothing' } as const;

/** What opens and closes each cause. Whose fault it is, and what ends it, is in `causeFacts`. */
export const causeTable: CauseTable = {
  grant_revoked: grant,
  refresh_refused: grant,
  account_deactivated: grant,
  api_key_rejected: key,
  certificate_expired: signOn,
  sso_misconfigured: signOn,
  sso_logins_refused: { opens: 'window', closed_by: 'successes_in_a_row' },
  insufficient_scope: { opens: 'per_part', closed_by: 'success_of_the_part' },
  app_credentials_missing: grant,
  invalid_client: grant,
  refresh_interrupted: grant,
  lease_failed: { opens: 'at_once', closed_by: 'success' },
  timeout: provider,
  server_error: provider,
  dns_failure: provider,
  tls_failure: provider,
  webhook_refused: { opens: 'streak', closed_by: 'delivery' },
  webhook_silent: { opens: 'silence', closed_by: 'delivery' },
  sync_failed: sync,
  sync_late: sync,
  rate_limited: never,
  busy: never,
  bad_request: never,
  // It is no observation, see credentials-end.ts. Until the end everything works.
  credentials_expiring: never,
  // It is in answers to calls that work, see near-limit.ts.
  rate_limit_near: never,
  slow: measured,
  error_rate_high: measured,
  data_stale: measured,
  data_inconsistent: { opens: 'records', closed_by: 'records' },
};

export interface HealthPolicy {
  causes: CauseTable;
  window: {
    failures: number;
    of: number;
    successes_to_close: number;
    /** Failures of a part that nobody has called for so long say nothing while others work. */
    stale_seconds: number;
  };
  streak: { refusals: number; seconds: number };
  /** How long before their end people are warned of credentials that nothing renews. */
  expiring: { ahead_seconds: number };
  /** Shares of the requests that a provider allows in a day, and for how long an answer says how many are left. */
  near_limit: { opens_at: number; closes_below: number; known_seconds: number };
}

export const defaultPolicy: HealthPolicy = {
  causes: causeTable,
  window: { failures: 3, of: 5, successes_to_close: 2, stale_seconds: 900 },
  streak: { refusals: 5, seconds: 600 },
  expiring: { ahead_seconds: 7 * 86_400 },
  near_limit: { opens_at: 0.8, closes_below: 0.6, known_seconds: 86_400 },
};
