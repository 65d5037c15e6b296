import type { Cause } from '@linesman/contracts';
import type { CauseText, ProviderManifest } from './manifest';

interface TextOptions {
  name: string;
  reconnect_path: string;
  /** The last step, if the others did not help. */
  last_resort: string;
}

/** Texts for causes that only a new consent ends. */
export function oauthCauses({ name, reconnect_path, last_resort }: TextOptions): ProviderManifest['causes'] {
  const reauthorize = [
    `Customer needs to reauthorize ${name} connection`,
    `Direct them to: ${reconnect_path}`,
    last_resort,
  ];
  return {
    refresh_refused: { reason: 'OAuth token expired and refresh failed', troubleshooting: reauthorize },
    grant_revoked: { reason: `Access to ${name} was revoked`, troubleshooting: reauthorize },
    account_deactivated: {
      reason: `The ${name} account behind the connection was deactivated`,
      troubleshooting: [
        `Customer needs to reactivate the ${name} account, or choose another one`,
        `Direct them to: ${reconnect_path}`,
      ],
    },
    insufficient_scope: {
      reason: `${name} refused some requests for lack of permission`,
      troubleshooting: [last_resort, `Direct them to: ${reconnect_path}`],
    },
  };
}

/** Texts for causes that only a new key ends. */
export function apiKeyCauses({ name, reconnect_path, last_resort }: TextOptions): ProviderManifest['causes'] {
  return {
    api_key_rejected: {
      reason: `${name} rejected the stored key`,
      troubleshooting: [
        `Customer needs to create a new key at ${name}`,
        `Direct them to: ${reconnect_path}`,
        last_resort,
      ],
    },
    account_deactivated: {
      reason: `The ${name} account behind the key was deactivated`,
      troubleshooting: [`Customer needs to reactivate the ${name} account`, `Direct them to: ${reconnect_path}`],
    },
    insufficient_scope: {
      reason: `${name} refused some requests for lack of permission`,
      troubleshooting: [last_resort, `Direct them to: ${reconnect_path}`],
    },
  };
}

const neutral: Record<Cause, (name: string) => string> = {
  grant_revoked: (name) => `Access to ${name} was revoked`,
  refresh_refused: () => 'OAuth token expired and refresh failed',
  account_deactivated: (name) => `The ${name} account was deactivated`,
  api_key_rejected: (name) => `${name} rejected the stored key`,
  certificate_expired: () => 'The certificate expired',
  insufficient_scope: (name) => `${name} refused some requests for lack of permission`,
  partial_failure: (name) => `Some ${name} requests fail while others work`,
  app_credentials_missing: (name) => `Our ${name} app credentials are missing`,
  invalid_client: (name) => `${name} does not accept our app credentials`,
  refresh_interrupted: () => 'A token refresh was interrupted and cannot be repeated safely',
  lease_failed: () => 'The credentials could not be read on our side',
  timeout: (name) => `${name} did not answer in time`,
  server_error: (name) => `${name} answers with errors`,
  dns_failure: (name) => `The address of ${name} could not be found`,
  tls_failure: (name) => `No trusted connection to ${name} could be made`,
  webhook_refused: () => 'Webhook deliveries are refused by the receiving endpoint',
  rate_limited: (name) => `${name} limits the number of requests`,
  busy: (name) => `${name} is busy`,
  bad_request: (name) => `${name} refused a request as invalid`,
  credentials_expiring: () => 'The credentials are about to expire',
};

/** The manifest's text for a cause, or a general one if it has none. */
export function textForCause(manifest: ProviderManifest, cause: Cause): CauseText {
  return manifest.causes[cause] ?? { reason: neutral[cause](manifest.display_name), troubleshooting: [] };
}
