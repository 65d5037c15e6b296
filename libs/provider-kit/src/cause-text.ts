import type { Cause } from '@linesman/contracts';
import type { CauseText, ProviderManifest } from './manifest';
import { troubleshootingFor } from './troubleshooting';

const reasons: Record<Cause, (name: string) => string> = {
  grant_revoked: (name) => `Access to ${name} was revoked`,
  refresh_refused: () => 'OAuth token expired and refresh failed',
  account_deactivated: (name) => `The ${name} account behind the connection was deactivated`,
  api_key_rejected: (name) => `${name} rejected the stored key`,
  certificate_expired: () => 'The certificate with which logins are signed has expired',
  sso_misconfigured: (name) => `The settings of ${name} and of the identity provider do not match`,
  sso_logins_refused: (name) => `Logins through ${name} fail: the identity provider and the platform do not match`,
  insufficient_scope: (name) => `${name} refuses some requests, because permissions are missing`,
  app_credentials_missing: (name) => `Our ${name} app credentials are missing`,
  invalid_client: (name) => `${name} does not accept our app credentials`,
  refresh_interrupted: (name) => `We lost ${name}'s answer while we renewed the access, and cannot ask for it again`,
  lease_failed: () => 'The credentials could not be read on our side',
  timeout: (name) => `${name} did not answer in time`,
  server_error: (name) => `${name} answers with errors`,
  dns_failure: (name) => `The address of ${name} could not be found`,
  tls_failure: (name) => `No trusted connection to ${name} could be made`,
  webhook_refused: () => 'Webhook deliveries are refused by the receiving endpoint',
  webhook_silent: () => 'No webhook was heard of for far longer than usual',
  sync_failed: () => 'A scheduled sync fails, and will fail again as it is',
  sync_late: () => 'A scheduled sync has not read everything in time',
  rate_limited: (name) => `${name} limits the number of requests`,
  busy: (name) => `${name} is busy`,
  bad_request: (name) => `${name} refused a request as invalid`,
  credentials_expiring: () => 'The credentials are about to expire',
  rate_limit_near: (name) => `Most of the requests that ${name} allows in a day are used`,
  slow: (name) => `${name} answers more slowly than usual`,
  error_rate_high: (name) => `${name} fails more often than usual`,
  data_inconsistent: (name) => `Some records that ${name} sent could not be read`,
  data_stale: (name) => `No sync with ${name} has been complete for far longer than usual`,
};

/** The manifest's text for a cause, or the general one. Neither is without a step. */
export function textForCause(manifest: ProviderManifest, cause: Cause): CauseText {
  const own = manifest.causes[cause];
  return {
    reason: own?.reason ?? reasons[cause](manifest.display_name),
    troubleshooting: own?.troubleshooting ?? troubleshootingFor(manifest, cause),
  };
}
