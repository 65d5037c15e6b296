import { type GatewayCall, type HttpRequest, requestAnswer } from '@linesman/provider-kit';
import { addressOf } from './address';
import { credentialHeader, dialect } from './dialect';

const shownHeaders = ['content-type', 'etag', 'last-modified', 'location'];

export const getResource = (call: GatewayCall): Promise<Record<string, unknown>> =>
  ask(call, { method: 'GET', kind: 'read' });

export function sendRequest(call: GatewayCall): Promise<Record<string, unknown>> {
  const { method, body } = call.parameters;
  return ask(call, {
    method: method as HttpRequest['method'],
    kind: 'write',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function ask(
  call: GatewayCall,
  { method, kind, body }: Pick<HttpRequest, 'method' | 'body'> & { kind: 'read' | 'write' },
): Promise<Record<string, unknown>> {
  const { path, query, expects = [] } = call.parameters;
  const answer = await requestAnswer(call, dialect, {
    method,
    url: addressOf(call.config.base_url, path, query),
    headers: {
      accept: 'application/json',
      ...credentialHeader(call),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(kind === 'write' ? { 'idempotency-key': call.idempotency_key } : {}),
    },
    body,
    kind,
    expects: (found): found is unknown => holds(found, expects as string[]),
  });
  const shown = Object.entries(answer.headers).filter(([name]) => shownHeaders.includes(name));
  return { body: answer.body === '' ? null : answer.body, headers: Object.fromEntries(shown) };
}

/** Text here was not JSON: a login page, for example. An empty body is accepted if no property is expected. */
export function holds(body: unknown, expected: string[]): boolean {
  if (typeof body === 'string') return body === '' && expected.length === 0;
  if (expected.length === 0) return true;
  return typeof body === 'object' && body !== null && expected.every((name) => Object.hasOwn(body, name));
}
