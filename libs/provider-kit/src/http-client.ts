import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { headersOf, readBody, send } from './exchange';
import { type Http, type HttpRequest, TransportError } from './http';
import { type Origins, rewriteOrigin } from './rewrite-origin';
import { transportErrorFrom } from './transport-error-from';

const defaultTimeoutMs = 10_000;
const defaultMaxBytes = 10 * 1024 * 1024;

export interface HttpOptions {
  origins?: Origins;
  /** Used where a request names none, and the most that one may name. */
  timeout_ms?: number;
  max_bytes?: number;
  /** Who calls and where they are reached, with every request: some providers refuse one that does not say. */
  user_agent?: string;
}

/** What lies idle longer may be closed by the other side just when it is used again. */
const idle = { keepAlive: true, timeout: 4_000 };
const agents = { 'http:': new Agent(idle), 'https:': new SecureAgent(idle) };

export function createHttp(options: HttpOptions = {}): Http {
  const longest = options.timeout_ms ?? defaultTimeoutMs;
  const named: Record<string, string> = options.user_agent ? { 'user-agent': options.user_agent } : {};
  const maxBytes = options.max_bytes ?? defaultMaxBytes;

  // No redirect is followed: it would carry the credential to whoever is named in it.
  return async (request) => {
    const target = `${request.method} ${new URL(request.url).host}`;
    try {
      const url = new URL(rewriteOrigin(request.url, options.origins ?? {}));
      const wire = {
        method: request.method,
        headers: { accept: '*/*', 'accept-encoding': 'gzip', ...request.headers, ...named },
        agent: agents[url.protocol as keyof typeof agents],
        timeout_ms: Math.min(request.timeout_ms ?? longest, longest),
      };
      const response = await send(url, wire, request.body);
      return {
        status: response.statusCode ?? 0,
        headers: headersOf(response),
        body: await readBody(response, maxBytes, target),
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
