import type { SchemaOwner } from '@linesman/contracts/topology';
import type {
  DeadLetter,
  DeadLettersQuery,
  DeferredMessage,
  PublishedAgain,
  SetAsideEvent,
  WaitingDeadLetters,
} from '@linesman/messaging';
import type { Page, PageQuery } from '@linesman/service-kit';
import type { paths } from './api.generated';

type DateAsText<T> = T extends Date ? string : T;
type AsJson<T> = { [field in keyof T]: DateAsText<T[field]> };
interface Route<Parameters, Json> {
  parameters: Parameters;
  responses: { 200: { content: { 'application/json': Json } } };
}

/** Every service has dead letters of its own (libs/messaging). Staff see them in the console; the public API has none. */
type DeadLetterPaths = {
  [service in SchemaOwner as `/${service}/dead-letters`]: {
    get: Route<{ query?: Partial<DeadLettersQuery> }, Page<AsJson<DeadLetter>>>;
  };
} & {
  [service in SchemaOwner as `/${service}/dead-letters/waiting`]: {
    get: Route<object, { items: AsJson<WaitingDeadLetters>[] }>;
  };
} & {
  [service in SchemaOwner as `/${service}/dead-letters/deferred`]: {
    get: Route<{ query?: Partial<PageQuery> }, Page<AsJson<DeferredMessage>>>;
  };
} & {
  [service in SchemaOwner as `/${service}/dead-letters/{id}/replay`]: {
    post: Route<{ path: { id: string } }, { outcome: string }>;
  };
};

/** Likewise its events that no stream takes. */
type SetAsidePaths = {
  [service in SchemaOwner as `/${service}/set-aside-events`]: {
    get: Route<{ query?: Partial<PageQuery> }, Page<AsJson<SetAsideEvent>>>;
  };
} & {
  [service in SchemaOwner as `/${service}/set-aside-events/publish`]: {
    post: Route<object, PublishedAgain> & { requestBody: { content: { 'application/json': { ids: string[] } } } };
  };
};

type Paths = paths & DeadLetterPaths & SetAsidePaths;
export type Verb = 'get' | 'post' | 'put' | 'delete';

type Operation<V extends Verb, P extends keyof Paths> = Paths[P] extends { [verb in V]: infer O } ? O : never;

/** Paths as the API document writes them, with names in braces. */
export type PathWith<V extends Verb> = {
  [P in keyof Paths]: Paths[P] extends { [verb in V]: object } ? P : never;
}[keyof Paths];

type JsonOf<T> = T extends { content: { 'application/json': infer Json } } ? Json : undefined;
type Responses<O> = O extends { responses: infer R } ? R[keyof R] : never;

/** The JSON that a route answers; undefined where it answers nothing. */
export type Answer<V extends Verb, P extends PathWith<V>> = JsonOf<Responses<Operation<V, P>>>;

/** An item of the list that a route answers. */
export type ItemOf<P extends PathWith<'get'>> = Answer<'get', P> extends { items: (infer Item)[] } ? Item : never;

type PathValues<O> = O extends { parameters: { path: infer T } } ? { path: T } : object;
type QueryValues<O> = O extends { parameters: { query: infer T } }
  ? { query: T }
  : O extends { parameters: { query?: infer T } }
    ? { query?: T }
    : object;
/** The fields of a body, with any values: people type the values, and the service validates them. */
type BodyValue<O> = O extends { requestBody: { content: { 'application/json': infer Body } } }
  ? { body: { [field in keyof Body]: unknown } }
  : O extends { requestBody?: { content: { 'application/json': infer Body } } }
    ? { body?: { [field in keyof Body]: unknown } }
    : object;
type Headers<O> = O extends { parameters: { header?: infer T } } ? NonNullable<T> : never;
type HeaderValue<O, Header extends string, Value> = [Headers<O>] extends [never]
  ? object
  : Header extends keyof Headers<O>
    ? Value
    : object;

/** The parameters, body and headers of a request. */
export type Request<V extends Verb, P extends PathWith<V>, O = Operation<V, P>> = PathValues<O> &
  QueryValues<O> &
  BodyValue<O> &
  HeaderValue<O, 'If-Match', { if_match?: string }> &
  HeaderValue<O, 'Idempotency-Key', { idempotency_key?: string }> & { timeout_ms?: number };

/** The request is optional for a route without required parameters. */
export type RequestArguments<V extends Verb, P extends PathWith<V>> =
  Partial<Request<V, P>> extends Request<V, P> ? [request?: Request<V, P>] : [request: Request<V, P>];
