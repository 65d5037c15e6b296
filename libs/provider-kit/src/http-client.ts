import { Agent } from 'undici';
import { exchange } from './exchange';
import { type Http, type HttpRequest, TransportError } from './http';
import { transportErrorFrom } from './transport-error-from';

/** Real origin → base URL that replaces it, path prefix included: `{"https://login.salesforce.com": "http://127.0.0.1:4010/salesforce"}` */
export type Origins = Record<string, string>;

const defaultTimeoutMs = 10_000;
const defaultMaxBytes = 10 * 1024 * 1024;

export interface HttpOptions {
  origins?: Origins;
  /** The default and the maximum for a request. */
  timeout_ms?: number;
  max_bytes?: number;
  /** Sent with every request. Some providers refuse a request that does not say who sends it and how to reach them. */
  user_agent?: string;
}

/**
 * Connections that are idle for 4 s are closed, because the provider may close one just when it is used again. The time
 * limit of each exchange is the one that counts; the agent's limit ends attempts to connect for which nobody waits.
 */
const agent = new Agent({
  allowH2: false,
  keepAliveTimeout: 4_000,
  keepAliveMaxTimeout: 4_000,
  connectTimeout: 60_000,
  headersTimeout: 0,
  bodyTimeout: 0,
});

export function createHttp(options: HttpOptions = {}): Http {
  const longest = options.timeout_ms ?? defaultTimeoutMs;
  const named: Record<string, string> = options.user_agent ? { 'user-agent': options.user_agent } : {};
  const maxBytes = options.max_bytes ?? defaultMaxBytes;

  // A redirect is not followed: its target would receive the credential.
  return async ({ method, url, headers, body, timeout_ms = longest, volume }) => {
    try {
      return await exchange(agent, {
        method,
        url: new URL(rewriteOrigin(url, options.origins ?? {})),
        headers: { accept: '*/*', 'accept-encoding': 'gzip', ...headers, ...named },
        body,
        volume,
        timeout_ms: Math.min(timeout_ms, longest),
        max_bytes: maxBytes,
      });
    } catch (error) {
      throw transportErrorFrom(error, `${method} ${new URL(url).host}`, 'before');
    }
  };
}

/** The same Http, which ends every request at the caller's deadline at the latest. */
export function withDeadline(http: Http, deadline: Date, now: () => Date): Http {
  return async (request: HttpRequest) => {
    const left = deadline.getTime() - now().getTime();
    if (left <= 0) throw new TransportError('before', 'timeout', 'the deadline had passed before the call was made');
    return http({ ...request, timeout_ms: Math.min(request.timeout_ms ?? left, left) });
  };
}

export function rewriteOrigin(url: string, origins: Origins): string {
  const parsed = new URL(url);
  const base = origins[parsed.origin];
  if (base === undefined) return url;
  return base.replace(/\/+$/, '') + parsed.pathname + parsed.search;
}
