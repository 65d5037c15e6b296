import type { CallContext, GatewayCall } from './provider';
import { type Dialect, type JsonRequest, requestAnswer, requestJson } from './request-json';

/** A provider's API at one address. */
export interface JsonApiOptions {
  dialect: Dialect;
  base: string;
  /** Headers of every request, the credential included. */
  headers: (context: CallContext) => Record<string, string>;
}

export interface Write {
  method?: 'POST' | 'PUT';
  path: string;
  /** The body, as JSON or as a form. Undefined fields are left out. */
  json?: Record<string, unknown>;
  form?: Record<string, unknown>;
  /** For a call that writes more than once; otherwise the call's own key. */
  idempotency_key?: string;
}

/** One page of a list whose `Link` header (RFC 8288) names the next page. */
export interface LinkedPage<T> {
  body: T;
  /** Absent on the last page. */
  next?: URL;
  headers: Record<string, string>;
}

type Expects<T> = JsonRequest<T>['expects'];

export function jsonApi({ dialect, base, headers }: JsonApiOptions) {
  return {
    get: <T>(
      context: CallContext,
      path: string,
      expects: Expects<T>,
      more: Record<string, string> = {},
    ): Promise<T> => {
      const sent = { ...headers(context), ...more };
      return requestJson(context, dialect, { method: 'GET', url: base + path, headers: sent, kind: 'read', expects });
    },

    getPage: async <T>(context: CallContext, path: string, expects: Expects<T>): Promise<LinkedPage<T>> => {
      const url = base + path;
      const sent = { method: 'GET', url, headers: headers(context), kind: 'read', expects } as const;
      const answer = await requestAnswer(context, dialect, sent);
      return { ...answer, next: nextLink(answer.headers.link, url) };
    },

    /** For a provider that does not deduplicate: if the answer is lost, nobody knows whether the write was done. */
    write: <T>(call: GatewayCall, write: Omit<Write, 'idempotency_key'>, expects: Expects<T>): Promise<T> => {
      const { method = 'POST', path } = write;
      const { body, content_type } = encoded(write);
      const sent = { ...headers(call), 'content-type': content_type };
      return requestJson(call, dialect, { method, url: base + path, headers: sent, body, kind: 'write', expects });
    },

    /** For a provider that deduplicates: it answers a repeated key with the first result. */
    writeOnce: <T>(call: GatewayCall, write: Write, expects: Expects<T>): Promise<T> => {
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

/** The target of `rel="next"` in a Link header (RFC 8288), resolved against the URL of the request. */
export function nextLink(header: string | undefined, asked: string): URL | undefined {
  for (const [, target = '', parameters = ''] of (header ?? '').matchAll(/<([^<>]{1,2000})>([^<]*)/g)) {
    const [, relations = ''] = /;\s*rel\s*=\s*"?([^";,]*)/i.exec(parameters) ?? [];
    if (!relations.toLowerCase().split(/\s+/).includes('next')) continue;
    return URL.canParse(target, asked) ? new URL(target, asked) : undefined;
  }
  return undefined;
}
