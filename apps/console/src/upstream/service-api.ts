import type { SchemaOwner } from '@linesman/contracts/topology';
import { currentContext, Problem, type ProblemDocument } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { publicRoutes } from './public-routes.generated';
import { ServiceDown } from './part';
import type { Answer, PathWith, RequestArguments, Verb } from './routes';
import { Upstreams } from './upstreams';

type QueryValue = string | number | undefined;

/** The request of any route. Callers pass the exact type of their route. */
interface AnyRequest {
  path?: Record<string, string | number>;
  query?: Record<string, QueryValue | QueryValue[]>;
  body?: object;
  /** The ETag of the answer that the change was made from. */
  if_match?: string;
  idempotency_key?: string;
  timeout_ms?: number;
}

const READ_TIMEOUT_MS = 3_000;
const WRITE_TIMEOUT_MS = 10_000;

/** Asks the services' HTTP APIs with the visitor's own token: the services decide what the visitor may see. */
@Injectable()
export class ServiceApi {
  constructor(private readonly upstreams: Upstreams) {}

  /** Waits for three seconds unless the request says otherwise. @throws ServiceDown, or Problem when the service refuses. */
  async get<P extends PathWith<'get'>>(
    path: P,
    token: string,
    ...[request]: RequestArguments<'get', P>
  ): Promise<Answer<'get', P>> {
    return (await this.read<Answer<'get', P>>(path, token, request)).value;
  }

  /** As {@link get}, with the ETag that a change has to name. */
  getTagged<P extends PathWith<'get'>>(
    path: P,
    token: string,
    ...[request]: RequestArguments<'get', P>
  ): Promise<{ value: Answer<'get', P>; etag?: string }> {
    return this.read(path, token, request);
  }

  /** What a route answers as text. */
  async text<P extends PathWith<'get'>>(
    path: P,
    token: string,
    ...[request]: RequestArguments<'get', P>
  ): Promise<string> {
    const { service, response } = await this.fetchAny(path, token, request);
    return response.ok ? response.text() : jsonOf(service, response);
  }

  /** Sent once, to one process: when no answer comes, nobody knows whether it was done. */
  post<P extends PathWith<'post'>>(
    path: P,
    token: string,
    ...[request]: RequestArguments<'post', P>
  ): Promise<Answer<'post', P>> {
    return this.send('post', path, token, request);
  }

  /** As {@link post}. */
  put<P extends PathWith<'put'>>(
    path: P,
    token: string,
    ...[request]: RequestArguments<'put', P>
  ): Promise<Answer<'put', P>> {
    return this.send('put', path, token, request);
  }

  /** As {@link post}. */
  delete<P extends PathWith<'delete'>>(
    path: P,
    token: string,
    ...[request]: RequestArguments<'delete', P>
  ): Promise<Answer<'delete', P>> {
    return this.send('delete', path, token, request);
  }

  private async read<Json>(path: string, token: string, request?: object): Promise<{ value: Json; etag?: string }> {
    const { service, response } = await this.fetchAny(path, token, request);
    return { value: await jsonOf(service, response), etag: response.headers.get('etag') ?? undefined };
  }

  private async send<Json>(verb: Verb, path: string, token: string, request: object = {}): Promise<Json> {
    const { body, if_match, idempotency_key, timeout_ms = WRITE_TIMEOUT_MS }: AnyRequest = request;
    const { service, target } = addressOf(path, request);
    const processes = this.upstreams.of(service);
    const url = processes.next() as string;
    try {
      const response = await fetch(url + target, {
        method: verb.toUpperCase(),
        headers: {
          ...headersFor(token),
          ...(body && { 'content-type': 'application/json' }),
          ...(if_match && { 'if-match': if_match }),
          ...(idempotency_key && { 'idempotency-key': idempotency_key }),
        },
        body: body && JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeout_ms),
      });
      return await jsonOf(service, response);
    } catch (error) {
      if (error instanceof Problem) throw error;
      processes.failed(url);
      throw asServiceDown(service, error);
    }
  }

  private async fetchAny(path: string, token: string, request: object = {}) {
    const { timeout_ms = READ_TIMEOUT_MS }: AnyRequest = request;
    const { service, target } = addressOf(path, request);
    return { service, response: await this.fetchFirst(service, target, token, timeout_ms) };
  }

  private async fetchFirst(service: SchemaOwner, target: string, token: string, timeout_ms: number): Promise<Response> {
    const processes = this.upstreams.of(service);
    const signal = AbortSignal.timeout(timeout_ms);
    const tried: string[] = [];
    let reason: unknown;
    for (let url = processes.next(); url && !signal.aborted; url = processes.next(tried)) {
      tried.push(url);
      try {
        const response = await fetch(url + target, { headers: headersFor(token), signal, redirect: 'error' });
        if (response.status < 500) return response;
        reason = new ServiceDown(service, `answered ${response.status}`);
      } catch (error) {
        reason = error;
      }
      processes.failed(url);
    }
    throw asServiceDown(service, reason);
  }
}

/** The service that serves a path, and the path there with the values filled in. */
function addressOf(path: string, { path: values = {}, query = {} }: AnyRequest = {}) {
  const [, first = '', own = ''] = /^\/([^/]+)(\/.*)$/.exec(path) ?? [];
  // Every service has dead letters of its own, so a path of theirs begins with the service.
  const service = first === 'v1' ? publicRoutes[path as keyof typeof publicRoutes] : (first as SchemaOwner);
  const filled = own.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of [value].flat()) if (one !== undefined) parameters.append(name, String(one));
  return {
    service,
    target: parameters.size > 0 ? `${filled}?${parameters.toString()}` : filled,
  };
}

const headersFor = (token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  accept: 'application/json',
  'x-correlation-id': currentContext().correlationId,
});

/** Answers get their type here, and nowhere else. */
async function jsonOf<Json>(service: SchemaOwner, response: Response): Promise<Json> {
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Json;
  const document = (await response.json().catch(() => ({}))) as Partial<ProblemDocument>;
  // The service works: it reports that a provider failed.
  const ofProvider = response.status === 502 && document.type?.endsWith(':provider-failed');
  if (response.status >= 500 && !ofProvider) throw new ServiceDown(service, `answered ${response.status}`);
  const { type, detail, title: _title, status: _status, ...more } = document;
  throw new Problem(response.status, type?.split(':').at(-1) ?? 'refused', detail, more);
}

const asServiceDown = (service: SchemaOwner, reason: unknown): ServiceDown =>
  reason instanceof ServiceDown ? reason : new ServiceDown(service, 'does not answer', { cause: reason });
