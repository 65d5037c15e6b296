import type { CallContext, GatewayCall } from './provider';
import { type Dialect, type JsonRequest, requestJson } from './request-json';

/** A provider's API at one address. */
export interface JsonApi {
  dialect: Dialect;
  base: string;
  /** What goes with every request, the credential among it. */
  headers: (context: CallContext) => Record<string, string>;
}

export interface Write {
  method?: 'POST' | 'PUT';
  path: string;
  content_type: string;
  body: string;
  /** The call's own, unless one call writes more than once. */
  idempotency_key?: string;
}

export function getJson<T>(
  { dialect, base, headers }: JsonApi,
  context: CallContext,
  path: string,
  expects: JsonRequest<T>['expects'],
  more: Record<string, string> = {},
): Promise<T> {
  const sent = { ...headers(context), ...more };
  return requestJson(context, dialect, { method: 'GET', url: base + path, headers: sent, kind: 'read', expects });
}

/** For a provider that answers a key it has seen with the first result: a repeated write acts once. */
export function writeOnce<T>(
  { dialect, base, headers }: JsonApi,
  call: GatewayCall,
  { method = 'POST', path, content_type, body, idempotency_key = call.idempotency_key }: Write,
  expects: JsonRequest<T>['expects'],
): Promise<T> {
  return requestJson(call, dialect, {
    method,
    url: base + path,
    headers: { ...headers(call), 'content-type': content_type, 'idempotency-key': idempotency_key },
    body,
    kind: 'write',
    provider_deduplicates: true,
    expects,
  });
}

/** The `error` of an answer like `{"error":{"code":"…","message":"…"}}`. */
export function errorOf(body: unknown): Record<string, unknown> | undefined {
  const error = (body as { error?: unknown } | null)?.error;
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : undefined;
}
