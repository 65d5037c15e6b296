import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Client } from 'undici';
import { exchange } from '../exchange';
import { type Http, type HttpRequest, TransportError } from '../http';
import { ProviderError } from '../provider-error';
import { transportErrorFrom } from '../transport-error-from';
import { refusedAddress } from './refused-address';
import { refusedUrl } from './refused-url';

export type Resolve = (
  host: string,
  options: { all: true },
  done: (error: Error | null, found: LookupAddress[]) => void,
) => void;

export interface GuardOptions {
  /** For development only: addresses of this machine, and http without TLS. */
  allow_loopback: boolean;
  /** Milliseconds for the whole request. */
  timeout_ms: number;
  max_bytes: number;
  user_agent?: string;
  resolve?: Resolve;
}

/**
 * Http for addresses that a tenant entered. It calls public addresses only, and exactly the address that it checked:
 * each request resolves the name and connects anew, so nobody can change the name in between. It follows no redirect.
 */
export function createGuardedHttp(options: GuardOptions): Http {
  return async (request) => {
    const url = acceptUrl(request.url, options);
    const { method, body, volume, timeout_ms = options.timeout_ms } = request;
    const target = `${method} ${url.host}`;
    // A connection of its own: one that was checked for another request would not be checked for this one.
    const client = new Client(url.origin, {
      allowH2: false,
      pipelining: 0,
      maxHeaderSize: 16_384,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { lookup: checkedLookup(options) },
    });
    try {
      const response = await exchange(client, {
        method,
        url,
        headers: { ...request.headers, ...(options.user_agent ? { 'user-agent': options.user_agent } : {}) },
        body,
        volume,
        timeout_ms: Math.min(timeout_ms, options.timeout_ms),
        max_bytes: options.max_bytes,
      });
      if (response.status >= 300 && response.status < 400) throw redirected(request, response.status, target);
      return response;
    } catch (error) {
      if (error instanceof ProviderError || error instanceof TransportError) throw error;
      if (error instanceof RefusedAddress) throw notAllowed('address_not_allowed', error.message);
      throw transportErrorFrom(error, target, 'before');
    } finally {
      void client.destroy();
    }
  };
}

class RefusedAddress extends Error {}

const notAllowed = (code: string, message: string): ProviderError =>
  new ProviderError({ class: 'permanent', cause: 'bad_request', code, message: `${message}.` });

/** The answer to a write that was done may also be a 302 or 303, to what the write created. */
function redirected({ method }: HttpRequest, status: number, target: string): ProviderError {
  const refused = notAllowed(
    'redirect_refused',
    `${target} answered with a redirect (${status}), which is not followed`,
  );
  if (method === 'GET' || (status !== 302 && status !== 303)) return refused;
  return new ProviderError({ ...refused.failure, class: 'unknown', may_have_acted: true });
}

function acceptUrl(text: string, { allow_loopback }: GuardOptions): URL {
  const refused = refusedUrl(text, allow_loopback);
  if (refused) throw notAllowed('address_not_allowed', refused);
  return new URL(text);
}

/** Resolves a name for the socket, and refuses it if any of its addresses is not public. */
function checkedLookup({ resolve = systemLookup, allow_loopback }: GuardOptions): LookupFunction {
  return (host, { all }, done) =>
    resolve(host, { all: true }, (error, found) => {
      if (error) return done(error, []);
      // Where the name leads is not said: a tenant could read our network from the answers.
      if (found.some(({ address }) => refusedAddress(address, allow_loopback)))
        return done(new RefusedAddress(`${host} does not lead to a public address`), []);
      if (all) return done(null, found);
      done(null, found[0]!.address, found[0]!.family);
    });
}
