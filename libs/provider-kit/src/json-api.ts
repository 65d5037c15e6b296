import type { CallContext, GatewayCall } from './provider';
import { type Dialect, type JsonRequest, requestJson } from './request-json';

/** A provider's API at one address. */
export interface JsonApiOptions {
  dialect: Dialect;
  base: string;
  /** What goes with every request, the credential among it. */
  headers: (context: CallContext) => Record<string, string>;
}

export interface Write {
  method?: 'POST' | 'PUT';
  path: string;
  /** The body, as JSON or as a form; what is undefined is left out. */
  json?: Record<string, unknown>;
  form?: Record<string, unknown>;
  /** The call's own, unless one call writes more than once. */
  idempotency_key?: string;
}

type Expects<T> = JsonRequest<T>['expects'];

export function jsonApi({ dialect, base, headers }: JsonApiOptions) {
  return {
    get<T>(context: CallContext, path: string, expects: Expects<T>, more: Record<string, string> = {}): Promise<T> {
      const sent = { ...headers(context), ...more };
      return requestJson(context, dialect, { method: 'GET', url: base + path, headers: sent, kind: 'read', expects });
    },

    /** For a provider that answers a key it has seen with the first result: a repeated write acts once. */
    writeOnce<T>(call: GatewayCall, write: Write, expects: Expects<T>): Promise<T> {
      const { method = 'POST', path, idempotency_key = call.idempotency_key } = write;
      const { body, content_type } = encoded(write);
      return requestJson(call, dialect, {
        method,
        url: base + path,
        headers: { ...headers(call), 'content-type': content_type, 'idempotency-key': idempotency_key },
        body,
        kind: 'write',
        provider_deduplicates: true,
        expects,
      });
    },
  };
}

function encoded({ json, form }: Write): { body: string; content_type: string } {
  if (!form) return { body: JSON.stringify(json ?? {}), content_type: 'application/json' };
  const given = Object.entries(form).filter(([, value]) => value !== undefined);
  const fields = given.map(([name, value]): [string, string] => [name, String(value)]);
  return { body: new URLSearchParams(fields).toString(), content_type: 'application/x-www-form-urlencoded' };
}

/** The `error` of an answer like `{"error":{"code":"…","message":"…"}}`. */
export function errorOf(body: unknown): Record<string, unknown> | undefined {
  const error = (body as { error?: unknown } | null)?.error;
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : undefined;
}
