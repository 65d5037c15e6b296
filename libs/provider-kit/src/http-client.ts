import { type Http, type HttpRequest, TransportError } from './http';
import { readCapped } from './read-capped';
import { type Origins, rewriteOrigin } from './rewrite-origin';
import { transportErrorFrom } from './transport-error-from';

const defaultTimeoutMs = 10_000;
const defaultMaxBytes = 10 * 1024 * 1024;

export interface HttpOptions {
  origins?: Origins;
  fetch?: typeof fetch;
  /** Used where a request names none, and the most that one may name. */
  timeout_ms?: number;
  max_bytes?: number;
  /** Who calls and where they are reached, with every request: some providers refuse one that does not say. */
  user_agent?: string;
}

export function createHttp(options: HttpOptions = {}): Http {
  const send = options.fetch ?? fetch;
  const longest = options.timeout_ms ?? defaultTimeoutMs;
  const named: Record<string, string> = options.user_agent ? { 'user-agent': options.user_agent } : {};
  const maxBytes = options.max_bytes ?? defaultMaxBytes;

  return async (request) => {
    const target = `${request.method} ${new URL(request.url).host}`;
    try {
      const response = await send(rewriteOrigin(request.url, options.origins ?? {}), {
        method: request.method,
        headers: { ...request.headers, ...named },
        body: request.body,
        // A followed redirect would carry the credential to whoever is named in it.
        redirect: 'manual',
        signal: AbortSignal.timeout(Math.min(request.timeout_ms ?? longest, longest)),
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await readCapped(response, maxBytes, target),
      };
    } catch (error) {
      throw transportErrorFrom(error, target);
    }
  };
}

/** The same Http, given up at the caller's deadline however long a request would wait. */
export function withDeadline(http: Http, deadline: Date, now: () => Date): Http {
  return async (request: HttpRequest) => {
    const left = deadline.getTime() - now().getTime();
    if (left <= 0) throw new TransportError('before', 'timeout', 'the deadline had passed before the call was made');
    return http({ ...request, timeout_ms: Math.min(request.timeout_ms ?? left, left) });
  };
}
