import { TransportError } from './http';

const dns = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA']);
const silence = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);
const neverConnected = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);
const tlsCode = /^(ERR_TLS_|ERR_SSL_|CERT_|EPROTO|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(VERIFY|GET)_|HOSTNAME_MISMATCH)/;

/**
 * Maps an error of undici or Node. The stage does not follow from its code: TLS and the network may also fail once the
 * provider has read the request.
 */
export function transportErrorFrom(error: unknown, target: string, stage: TransportError['stage']): TransportError {
  if (error instanceof TransportError) return error;
  const code = codeOf(error);
  const failed = (kind: TransportError['kind'], what: string) =>
    new TransportError(stage, kind, `${target}: ${what}${code && ` (${code})`}`);
  const sent = stage === 'during';
  if (isTimeout(error) || silence.has(code))
    return new TransportError(stage, 'timeout', `${target}: no ${sent ? 'answer' : 'connection'} in time`);
  if (dns.has(code)) return failed('dns', 'the name does not resolve');
  if (tlsCode.test(code)) return failed('tls', sent ? 'the secured connection broke' : 'no trusted connection');
  return failed('connection', neverConnected.has(code) && !sent ? 'no connection' : 'the connection broke');
}

function isTimeout(error: unknown): boolean {
  return (error as { name?: unknown } | undefined)?.name === 'TimeoutError';
}

function codeOf(error: unknown): string {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 5; depth++) {
    const { code, cause, errors } = at as { code?: unknown; cause?: unknown; errors?: unknown[] };
    if (typeof code === 'string') return code;
    at = cause ?? errors?.[0];
  }
  return '';
}
