import { storable } from '@linesman/contracts';
import { challengedScopes } from './challenge';
import { type CallNature, classify, type FailureOverride, type Refusal } from './classify';
import type { CallContext } from './provider';
import { type HttpRequest, type HttpResponse, TransportError } from './http';
import { ProviderError, type ProviderFailure } from './provider-error';
import { withoutSecrets } from './without-secrets';

/** How a provider reports errors. */
export interface Dialect {
  display_name: string;
  auth: CallNature['auth'];
  overrides: FailureOverride[];
  /** Finds the error in an answer, which is parsed JSON or text. Called for 2xx answers too. */
  readError: (
    body: unknown,
    headers: HttpResponse['headers'],
  ) => Pick<Refusal, 'code' | 'message' | 'missing_scope'> | undefined;
}

export interface JsonAnswer<T> {
  body: T;
  /** Names in lower case. */
  headers: HttpResponse['headers'];
}

export interface JsonRequest<T> extends HttpRequest {
  kind: CallNature['kind'];
  provider_deduplicates?: boolean;
  /** Whether a 2xx body is as the provider documents it. If not, the call fails as a fault of the provider. */
  expects: (body: unknown, headers: HttpResponse['headers']) => body is T;
}

/** Makes one call. @returns the documented answer. @throws ProviderError, whose texts contain no credential. */
export async function requestJson<T>(context: CallContext, dialect: Dialect, request: JsonRequest<T>): Promise<T> {
  return (await requestAnswer(context, dialect, request)).body;
}

/** The same, with the headers of the answer. */
export async function requestAnswer<T>(
  context: CallContext,
  dialect: Dialect,
  request: JsonRequest<T>,
): Promise<JsonAnswer<T>> {
  const { kind, provider_deduplicates, expects, ...wire } = request;
  const nature: CallNature = { auth: dialect.auth, kind, provider_deduplicates };
  const fail = (failure: ProviderFailure) => new ProviderError(presentable(failure, dialect, context.material.secret));

  const response = await context.http(wire).catch((error: unknown) => {
    if (error instanceof TransportError) throw fail(classify(error, nature, context.now()));
    throw error;
  });
  const body = parse(response);
  const refusal = dialect.readError(body, response.headers);
  const success = response.status >= 200 && response.status < 300;
  if (success && !refusal && expects(body, response.headers)) return { body, headers: response.headers };

  const { status, headers } = response;
  if (status === 403 && !refusal?.code && isPage(response)) {
    const blocked = { status: 502, headers, code: 'blocked', message: 'answered 403 with a page, as a firewall does' };
    throw fail({ ...classify(blocked, nature, context.now()), http_status: status });
  }
  if (!success || refusal) {
    const { missing_scope = challengedScopes(headers).join(' ') || undefined, ...said } = refusal ?? {};
    throw fail(classify({ status, headers, missing_scope, ...said }, nature, context.now(), dialect.overrides));
  }
  const unreadable = { status: 502, headers, code: 'unexpected_answer', message: 'answered something unexpected' };
  throw fail({ ...classify(unreadable, nature, context.now()), http_status: status });
}

/** A firewall in front of an API does not know its errors. Whoever refuses for want of a scope answers in the API's form. */
const isPage = ({ headers, body }: HttpResponse): boolean =>
  /^text\/html\b/i.test(headers['content-type'] ?? '') && /^\s*</.test(body);

function parse(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.body);
  } catch {
    return response.body;
  }
}

function presentable(failure: ProviderFailure, dialect: Dialect, secret: string): ProviderFailure {
  const plain = (text: string, length: number) =>
    storable(withoutSecrets(text, [secret]).replace(/\s+/g, ' ').trim(), length);
  return {
    ...failure,
    code: plain(failure.code, 100),
    ...(failure.missing_scope && { missing_scope: plain(failure.missing_scope, 200) }),
    message: `${dialect.display_name}: ${plain(failure.message, 400)}`,
  };
}
