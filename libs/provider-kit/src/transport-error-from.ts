import { TransportError } from './http';

const dns = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA']);
const silence = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);
const neverConnected = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);
const tlsCode = /^(ERR_TLS_|ERR_SSL_|CERT_|EPROTO|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(VERIFY|GET)_|HOSTNAME_MISMATCH)/;

/** Maps an error of undici or Node. Only errors that occur before the first byte is sent get the stage `before`. */
export function transportErrorFrom(error: unknown, target: string): TransportError {
  if (error instanceof TransportError) return error;
  const code = codeOf(error);
  if (isTimeout(error) || silence.has(code))
    return new TransportError('during', 'timeout', `${target}: no answer in time`);
  if (code === 'UND_ERR_CONNECT_TIMEOUT') {
    return new TransportError('before', 'timeout', `${target}: no connection in time`);
  }
  if (dns.has(code)) return new TransportError('before', 'dns', `${target}: the name does not resolve (${code})`);
  if (neverConnected.has(code)) return new TransportError('before', 'connection', `${target}: no connection (${code})`);
  if (tlsCode.test(code)) return new TransportError('before', 'tls', `${target}: no trusted connection (${code})`);
  return new TransportError('during', 'connection', `${target}: the connection broke${code && ` (${code})`}`);
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
