import type { SchemaOwner } from '@linesman/contracts/topology';
import { currentContext, Problem, type ProblemDocument } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { ServiceDown } from './service-down';
import { Upstreams } from './upstreams';

export interface Listed<T> {
  items: T[];
  next_cursor?: string;
}

export interface Sending {
  body?: object;
  /** The ETag that the change was made of. */
  if_match?: string;
  idempotency_key?: string;
  timeout_ms?: number;
}

const READ_TIMEOUT_MS = 3_000;
const WRITE_TIMEOUT_MS = 10_000;

/** The services' HTTP APIs, asked in the visitor's own name: what he may see is decided there. */
@Injectable()
export class ServiceApi {
  constructor(private readonly upstreams: Upstreams) {}

  /** @throws ServiceDown, or Problem when the service refuses. */
  async get<T>(service: SchemaOwner, path: string, token: string): Promise<T> {
    return read<T>(service, await this.fetchFirst(service, path, token));
  }

  /** Lists come as `{ items }`, with `next_cursor` when there are more, or as a bare array. */
  async list<T>(service: SchemaOwner, path: string, token: string): Promise<Listed<T>> {
    const answer = await this.get<Listed<T> | T[]>(service, path, token);
    return Array.isArray(answer) ? { items: answer } : answer;
  }

  /** As {@link get}, with the ETag that a change of it must name. */
  async getTagged<T>(service: SchemaOwner, path: string, token: string): Promise<{ value: T; etag?: string }> {
    const response = await this.fetchFirst(service, path, token);
    return { value: await read<T>(service, response), etag: response.headers.get('etag') ?? undefined };
  }

  post<T>(service: SchemaOwner, path: string, token: string, body: object = {}): Promise<T> {
    return this.send<T>('POST', service, path, token, { body });
  }

  /**
   * Sent once, to one copy: what became of it is unknown when no answer comes.
   * @throws Problem with the service's `errors`, one a field.
   */
  async send<T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    service: SchemaOwner,
    path: string,
    token: string,
    { body, if_match, idempotency_key, timeout_ms = WRITE_TIMEOUT_MS }: Sending = {},
  ): Promise<T> {
    const copies = this.upstreams.of(service);
    const url = copies.next() as string;
    const headers = {
      ...headersFor(token),
      ...(body && { 'content-type': 'application/json' }),
      ...(if_match && { 'if-match': if_match }),
      ...(idempotency_key && { 'idempotency-key': idempotency_key }),
    };
    try {
      const sent = { method, headers, body: body && JSON.stringify(body), redirect: 'error' as const };
      return await read<T>(service, await fetch(url + path, { ...sent, signal: AbortSignal.timeout(timeout_ms) }));
    } catch (error) {
      if (error instanceof Problem) throw error;
      copies.failed(url);
      throw asServiceDown(service, error);
    }
  }

  private async fetchFirst(service: SchemaOwner, path: string, token: string): Promise<Response> {
    const copies = this.upstreams.of(service);
    const signal = AbortSignal.timeout(READ_TIMEOUT_MS);
    const tried: string[] = [];
    let reason: unknown;
    for (let url = copies.next(); url && !signal.aborted; url = copies.next(tried)) {
      tried.push(url);
      try {
        const response = await fetch(url + path, { headers: headersFor(token), signal, redirect: 'error' });
        if (response.status < 500) return response;
        reason = new ServiceDown(service, `answered ${response.status}`);
      } catch (error) {
        reason = error;
      }
      copies.failed(url);
    }
    throw asServiceDown(service, reason);
  }
}

const headersFor = (token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  accept: 'application/json',
  'x-correlation-id': currentContext().correlationId,
});

async function read<T>(service: SchemaOwner, response: Response): Promise<T> {
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const document = (await response.json().catch(() => ({}))) as Partial<ProblemDocument>;
  // The service is well, and says what it heard of a provider.
  const ofProvider = response.status === 502 && document.type?.endsWith(':provider-failed');
  if (response.status >= 500 && !ofProvider) throw new ServiceDown(service, `answered ${response.status}`);
  const { type, detail, title: _title, status: _status, ...more } = document;
  throw new Problem(response.status, type?.split(':').at(-1) ?? 'refused', detail, more);
}

const asServiceDown = (service: SchemaOwner, reason: unknown): ServiceDown =>
  reason instanceof ServiceDown ? reason : new ServiceDown(service, 'does not answer', { cause: reason });
