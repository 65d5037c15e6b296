import type { SchemaOwner } from '@linesman/contracts/topology';
import { currentContext, Problem, type ProblemDocument } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { ServiceDown } from './service-down';
import { Upstreams } from './upstreams';

export interface Listed<T> {
  items: T[];
  next_cursor?: string;
}

const READ_TIMEOUT_MS = 3_000;
const WRITE_TIMEOUT_MS = 10_000;

/** The services' HTTP APIs, asked in the visitor's own name: what he may see is decided there. */
@Injectable()
export class ServiceApi {
  constructor(private readonly upstreams: Upstreams) {}

  /** @throws ServiceDown, or Problem when the service refuses. */
  async get<T>(service: SchemaOwner, path: string, token: string): Promise<T> {
    const copies = this.upstreams.of(service);
    const signal = AbortSignal.timeout(READ_TIMEOUT_MS);
    const tried: string[] = [];
    let reason: unknown;
    for (let url = copies.next(); url && !signal.aborted; url = copies.next(tried)) {
      tried.push(url);
      try {
        return await read<T>(
          service,
          await fetch(url + path, { headers: headersFor(token), signal, redirect: 'error' }),
        );
      } catch (error) {
        if (error instanceof Problem) throw error;
        copies.failed(url);
        reason = error;
      }
    }
    throw asServiceDown(service, reason);
  }

  /** Lists come as `{ items }`, with `next_cursor` when there are more, or as a bare array. */
  async list<T>(service: SchemaOwner, path: string, token: string): Promise<Listed<T>> {
    const answer = await this.get<Listed<T> | T[]>(service, path, token);
    return Array.isArray(answer) ? { items: answer } : answer;
  }

  /** Sent once, to one copy: what became of it is unknown when no answer comes. */
  async post<T>(service: SchemaOwner, path: string, token: string, body: object = {}): Promise<T> {
    const copies = this.upstreams.of(service);
    const url = copies.next() as string;
    const signal = AbortSignal.timeout(WRITE_TIMEOUT_MS);
    const headers = { ...headersFor(token), 'content-type': 'application/json' };
    try {
      const sent = { method: 'POST', headers, body: JSON.stringify(body), signal, redirect: 'error' as const };
      return await read<T>(service, await fetch(url + path, sent));
    } catch (error) {
      if (error instanceof Problem) throw error;
      copies.failed(url);
      throw asServiceDown(service, error);
    }
  }
}

const headersFor = (token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  accept: 'application/json',
  'x-correlation-id': currentContext().correlationId,
});

async function read<T>(service: SchemaOwner, response: Response): Promise<T> {
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  if (response.status >= 500) throw new ServiceDown(service, `answered ${response.status}`);
  const { type, detail } = (await response.json().catch(() => ({}))) as Partial<ProblemDocument>;
  throw new Problem(response.status, type?.split(':').at(-1) ?? 'refused', detail);
}

const asServiceDown = (service: SchemaOwner, reason: unknown): ServiceDown =>
  reason instanceof ServiceDown ? reason : new ServiceDown(service, 'does not answer', { cause: reason });
