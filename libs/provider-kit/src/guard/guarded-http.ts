import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { RequestOptions } from 'node:http';
import { isIP } from 'node:net';
import { headersOf, readBody, send } from '../exchange';
import { type Http, type HttpRequest, TransportError } from '../http';
import { ProviderError } from '../provider-error';
import { transportErrorFrom } from '../transport-error-from';
import { refusedAddress } from './refused-address';

export type Resolve = (
  host: string,
  options: { all: true },
  done: (error: Error | null, found: LookupAddress[]) => void,
) => void;

export interface GuardOptions {
  /** For development alone: addresses of this machine, and http without TLS to them. */
  allow_loopback: boolean;
  /** Milliseconds for the whole request. */
  timeout_ms: number;
  max_bytes: number;
  user_agent?: string;
  resolve?: Resolve;
}

/**
 * Http for addresses that a tenant wrote down. Only public addresses are called, and the very one that was checked:
 * each request resolves and connects anew, so a name cannot change its mind in between. Redirects end the call.
 */
export function createGuardedHttp(options: GuardOptions): Http {
  return async (request) => {
    const url = acceptUrl(request.url, options);
    const target = `${request.method} ${url.host}`;
    try {
      const response = await send(url, wireOf(request, options), request.body);
      const status = response.statusCode ?? 0;
      if (status >= 300 && status < 400) {
        response.destroy();
        throw redirected(request, status, target);
      }
      return { status, headers: headersOf(response), body: await readBody(response, options.max_bytes, target) };
    } catch (error) {
      if (error instanceof ProviderError || error instanceof TransportError) throw error;
      if (error instanceof RefusedAddress) throw notAllowed('address_not_allowed', error.message);
      throw transportErrorFrom(error, target);
    }
  };
}

class RefusedAddress extends Error {}

const notAllowed = (code: string, message: string): ProviderError =>
  new ProviderError({ class: 'permanent', cause: 'bad_request', code, message: `${message}.` });

/** 302 and 303 are also how a write that was done points to what it made. */
function redirected({ method }: HttpRequest, status: number, target: string): ProviderError {
  const refused = notAllowed(
    'redirect_refused',
    `${target} answered with a redirect (${status}), which is not followed`,
  );
  if (method === 'GET' || (status !== 302 && status !== 303)) return refused;
  return new ProviderError({ ...refused.failure, class: 'unknown', may_have_acted: true });
}

function acceptUrl(text: string, { allow_loopback }: GuardOptions): URL {
  if (!URL.canParse(text)) throw notAllowed('address_not_allowed', 'The address is no URL');
  const url = new URL(text);
  if (url.username || url.password) throw notAllowed('address_not_allowed', 'The address holds a user or password');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const refused = isIP(host) ? refusedAddress(host, allow_loopback) : undefined;
  if (refused) throw notAllowed('address_not_allowed', refused);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && allow_loopback)) return url;
  throw notAllowed('address_not_allowed', `The address must start with https:// (it starts with ${url.protocol})`);
}

const wireOf = (request: HttpRequest, options: GuardOptions) => ({
  method: request.method,
  headers: {
    ...request.headers,
    ...(options.user_agent ? { 'user-agent': options.user_agent } : {}),
    ...(request.body === undefined ? {} : { 'content-length': Buffer.byteLength(request.body) }),
  },
  // No connection is kept: one that was checked for another request is not checked for this one.
  agent: false,
  lookup: checkedLookup(options),
  timeout_ms: Math.min(request.timeout_ms ?? options.timeout_ms, options.timeout_ms),
  maxHeaderSize: 16_384,
});

/** Resolves, refuses the name if any of its addresses is not public, and hands the checked ones to the socket. */
function checkedLookup({ resolve = systemLookup, allow_loopback }: GuardOptions): RequestOptions['lookup'] {
  return (host, { all }, done) =>
    resolve(host, { all: true }, (error, found) => {
      if (error) return done(error, []);
      const refused = found.map(({ address }) => refusedAddress(address, allow_loopback)).find(Boolean);
      if (refused) return done(new RefusedAddress(`${host} leads to ${refused}`), []);
      if (all) return done(null, found);
      done(null, found[0]!.address, found[0]!.family);
    });
}
