import { Database } from '@linesman/persistence';
import { Problem } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { FeedPositions } from './feed-positions.system';

const LOOK_EVERY_MS = 250;
const MOST_PER_TENANT = 50;

/** Somebody who waits for events of a tenant. */
export interface Waiter {
  /** Resolves when there may be some, or at the end. */
  woken(): Promise<void>;
  /** The signal was given, or this process stops. */
  isOver(): boolean;
  leave(): void;
}

/** Wakes the requests that wait. While there are any, a process asks the database for all of them, four times a second. */
@Injectable()
export class AwaitEvents implements BeforeApplicationShutdown {
  private readonly waiting = new Map<string, Set<() => void>>();
  private timer?: NodeJS.Timeout;
  private looking = false;
  private stopping = false;
  private seen?: bigint;

  constructor(
    private readonly database: Database,
    private readonly positions: FeedPositions,
  ) {}

  /** Call it before reading, so that no event is missed between the two. @throws Problem if too many wait. */
  enter(tenant_id: string, signal: AbortSignal): Waiter {
    const others = this.waiting.get(tenant_id) ?? new Set();
    if (others.size >= MOST_PER_TENANT)
      throw new Problem(
        429,
        'too-many-readers',
        'Too many requests of this tenant wait for events. Ask again in a moment.',
        {
          retry_after: 5,
        },
      );
    let wake = (): void => {};
    let woken = new Promise<void>((resolve) => (wake = resolve));
    const ring = (): void => wake();
    this.waiting.set(tenant_id, others.add(ring));
    signal.addEventListener('abort', ring);
    this.timer ??= setInterval(() => this.look(), LOOK_EVERY_MS);
    return {
      woken: async () => {
        await woken;
        woken = new Promise<void>((resolve) => (wake = resolve));
      },
      isOver: () => signal.aborted || this.stopping,
      leave: () => {
        signal.removeEventListener('abort', ring);
        this.leave(tenant_id, ring);
      },
    };
  }

  /** Wakes those for whom there is something new. */
  look(): void {
    if (this.looking || this.waiting.size === 0) return;
    this.looking = true;
    void this.wakeAll()
      // The next look asks again; nobody is told anything wrong.
      .catch(() => undefined)
      .finally(() => (this.looking = false));
  }

  /** Nobody waits for a process that stops: the readers ask another one. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
    for (const rings of this.waiting.values()) for (const ring of rings) ring();
  }

  private leave(tenant_id: string, ring: () => void): void {
    const others = this.waiting.get(tenant_id);
    others?.delete(ring);
    if (others?.size === 0) this.waiting.delete(tenant_id);
    if (this.waiting.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
    this.seen = undefined;
  }

  private async wakeAll(): Promise<void> {
    const { last } = await this.positions.now();
    const since = this.seen;
    if (since === last) return;
    const tenants =
      since === undefined
        ? [...this.waiting.keys()]
        : (await this.database.queryInSystem<{ tenant_id: string }>(tenantsSince, [since.toString()])).map(
            ({ tenant_id }) => tenant_id,
          );
    this.seen = last;
    for (const tenant_id of tenants) for (const ring of this.waiting.get(tenant_id) ?? []) ring();
  }
}

const tenantsSince = {
  name: 'tenants_with_events_since',
  text: 'select distinct tenant_id from kept_events where position > $1',
};
