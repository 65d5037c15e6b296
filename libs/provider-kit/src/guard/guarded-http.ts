import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { request as plain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
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
    const signal = AbortSignal.timeout(Math.min(request.timeout_ms ?? options.timeout_ms, options.timeout_ms));
    try {
      const response = await send(url, request, options, signal);
      const status = response.statusCode ?? 0;
      if (status >= 300 && status < 400) {
        response.destroy();
        throw redirected(request, status, target);
      }
      return { status, headers: headersOf(response), body: await readBody(response, options.max_bytes, target) };
    } catch (error) {
      if (error instanceof ProviderError || error instanceof TransportError) throw error;
      if (error instanceof RefusedAddress) throw notAllowed('address_not_allowed', error.message);
      // What was aborted says only that it broke off.
      throw transportErrorFrom(signal.aborted ? signal.reason : error, target);
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

function send(url: URL, request: HttpRequest, options: GuardOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const wire: RequestOptions = {
    method: request.method,
    headers: {
      ...request.headers,
      ...(options.user_agent ? { 'user-agent': options.user_agent } : {}),
      ...(request.body === undefined ? {} : { 'content-length': Buffer.byteLength(request.body) }),
    },
    // No connection is kept: one that was checked for another request is not checked for this one.
    agent: false,
    lookup: checkedLookup(options),
    signal,
    maxHeaderSize: 16_384,
  };
  return new Promise((resolve, reject) => {
    const begun = (url.protocol === 'https:' ? secure : plain)(url, wire, resolve);
    begun.on('error', reject);
    begun.end(request.body);
  });
}

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

async function readBody(response: IncomingMessage, maxBytes: number, target: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      response.destroy();
      throw new TransportError('during', 'connection', `${target}: the answer is larger than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

const headersOf = (response: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
