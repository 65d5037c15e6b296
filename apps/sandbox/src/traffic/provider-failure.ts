import { googleError } from '../google/google-failure';
import type { Provider } from './providers';

interface Failure {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** How each provider says that it is down. */
export function unavailable(provider: Provider, status: number): Failure {
  const text = 'The service is temporarily unavailable.';
  switch (provider) {
    case 'salesforce':
      return {
        status,
        body: [{ message: text, errorCode: status === 503 ? 'SERVER_UNAVAILABLE' : 'UNKNOWN_EXCEPTION' }],
      };
    case 'dropbox':
      return { status, body: text };
    case 'stripe':
      return { status, body: { error: { type: 'api_error', message: text } } };
    case 'xero':
      return { status, body: { Type: null, Title: 'Unavailable', Status: status, Detail: text } };
    case 'google':
      return { status, body: googleError(status, 'backendError', text) };
    case 'basecamp':
    case 'custom_api':
      return { status, body: text };
    case 'slack':
      return { status, body: { ok: false, error: status === 503 ? 'service_unavailable' : 'internal_error' } };
    case 'idp':
      return { status, body: { error: 'temporarily_unavailable', error_description: text } };
  }
}

/** How each provider says that it is asked too often. */
export function rateLimited(provider: Provider, seconds: number): Failure {
  const headers = { 'retry-after': String(seconds) };
  const status = 429;
  switch (provider) {
    case 'salesforce':
      return {
        status,
        headers,
        body: [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }],
      };
    case 'dropbox':
      return {
        status,
        headers,
        body: {
          error_summary: 'too_many_requests/..',
          error: { reason: { '.tag': 'too_many_requests' }, retry_after: seconds },
        },
      };
    case 'stripe':
      return {
        status,
        headers,
        body: { error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Request rate limit exceeded.' } },
      };
    case 'xero':
      return { status, headers: { ...headers, 'x-rate-limit-problem': 'minute' }, body: '' };
    case 'google':
      return {
        status,
        headers,
        body: googleError(status, 'rateLimitExceeded', 'Rate Limit Exceeded', { domain: 'usageLimits' }),
      };
    case 'basecamp':
    case 'custom_api':
      return { status, headers, body: '' };
    case 'slack':
      return { status, headers, body: { ok: false, error: 'ratelimited' } };
    case 'idp':
      return { status, headers, body: { error: 'too_many_requests' } };
  }
}
