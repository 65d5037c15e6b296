import type { HttpResponse } from './http';

/** The scopes that a refusal asks for in its `WWW-Authenticate` header (RFC 6750, 3). */
export function challengedScopes(headers: HttpResponse['headers']): string[] {
  const [, scope = ''] = /\bscope="([^"]{1,4000})"/i.exec(headers['www-authenticate'] ?? '') ?? [];
  return scope.split(' ').filter(Boolean);
}
