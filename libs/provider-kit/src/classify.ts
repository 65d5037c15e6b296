import type { Cause, FailureClass } from '@linesman/contracts';
import { TransportError } from './http';
import type { ProviderFailure } from './provider-error';

/** What a failure means depends on these properties of the call. */
export interface CallNature {
  auth: 'oauth2' | 'api_key';
  kind: 'read' | 'write';
  provider_deduplicates?: boolean;
}

/** An answer that is no success, with the provider's own code and message. */
export interface Refusal {
  status: number;
  headers: Record<string, string>;
  code?: string;
  message?: string;
  /** The permission that is missing, where the answer names it. */
  missing_scope?: string;
}

/** Says what a provider means where that differs from the HTTP status. The first match applies. */
export interface FailureOverride {
  http_status?: number;
  /** A pattern fits only where the provider named a code. */
  code?: string | RegExp;
  cause: Cause;
}

const temporary = new Set([408, 409, 423, 425]);

export function classify(
  outcome: TransportError | Refusal,
  nature: CallNature,
  now: Date,
  overrides: FailureOverride[] = [],
): ProviderFailure {
  if (outcome instanceof TransportError) {
    const cause = transportCause[outcome.kind];
    const { kind: code, message } = outcome;
    if (outcome.stage === 'before') return { class: 'transient', cause, code, message };
    return { class: classOf(cause, nature), cause, code, message, ...mayHaveActed(cause, nature) };
  }
  const { status, code, message, missing_scope } = outcome;
  const override = overrides.find((entry) => (entry.http_status ?? status) === status && fits(entry.code, code));
  const cause = override?.cause ?? causeOf(status, nature);
  return {
    class: classOf(cause, nature),
    cause,
    code: code || `http_${status}`,
    message: message || `answered ${status}`,
    http_status: status,
    ...(cause === 'insufficient_scope' && missing_scope ? { missing_scope } : {}),
    retry_after_ms: cause === 'rate_limited' || cause === 'busy' ? retryAfterMs(outcome.headers, now) : undefined,
    ...mayHaveActed(cause, nature),
  };
}

const fits = (wanted: FailureOverride['code'], code: string | undefined): boolean =>
  wanted instanceof RegExp ? code !== undefined && wanted.test(code) : wanted === undefined || wanted === code;

const transportCause: Record<TransportError['kind'], Cause> = {
  timeout: 'timeout',
  dns: 'dns_failure',
  tls: 'tls_failure',
  connection: 'server_error',
};

function causeOf(status: number, nature: CallNature): Cause {
  if (status === 401) return nature.auth === 'oauth2' ? 'grant_revoked' : 'api_key_rejected';
  if (status === 403) return 'insufficient_scope';
  if (status === 429) return 'rate_limited';
  if (temporary.has(status)) return 'busy';
  if (status >= 400 && status < 500) return 'bad_request';
  // 5xx, and unexpected 1xx to 3xx: a fault of the provider.
  return 'server_error';
}

const uncertain: readonly Cause[] = ['server_error', 'timeout', 'dns_failure', 'tls_failure'];

const mayHaveActed = (cause: Cause, { kind }: CallNature): { may_have_acted?: true } =>
  kind === 'write' && uncertain.includes(cause) ? { may_have_acted: true } : {};

function classOf(cause: Cause, nature: CallNature): FailureClass {
  if (cause === 'rate_limited' || cause === 'busy') return 'transient';
  if (!uncertain.includes(cause)) return 'permanent';
  return nature.kind === 'read' || nature.provider_deduplicates ? 'transient' : 'unknown';
}

const longestRetryAfterMs = 60_000;

/** Reads seconds or an HTTP date (RFC 9110, 10.2.3). A longer time counts as one minute. */
export function retryAfterMs(headers: Record<string, string>, now: Date): number | undefined {
  const value = headers['retry-after']?.trim();
  if (!value) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), longestRetryAfterMs);
}
