import { Database } from '@linesman/persistence';
import { Problem } from '@linesman/service-kit';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { FeedPositions } from './feed-positions.system';

const LOOK_EVERY_MS = 250;
const MOST_PER_TENANT = 50;

/** Somebody who waits for events of a tenant. */
export interface Waiter {
  /** Resolves when there may be some, or at the signal. */
  woken(signal: AbortSignal): Promise<void>;
  leave(): void;
}

/** Wakes the requests that wait. While there are any, a process asks the database for all of them, four times a second. */
@Injectable()
export class AwaitEvents implements OnApplicationShutdown {
  private readonly waiting = new Map<string, Set<() => void>>();
  private timer?: NodeJS.Timeout;
  private looking = false;
  private seen?: bigint;

  constructor(
    private readonly database: Database,
    private readonly positions: FeedPositions,
  ) {}

  /** Call it before reading, so that no event is missed between the two. @throws Problem if too many wait. */
  enter(tenant_id: string): Waiter {
    const others = this.waiting.get(tenant_id) ?? new Set();
    if (others.size >= MOST_PER_TENANT)
      throw new Problem(429, 'too-many-readers', 'Too many requests of this tenant wait for events.', {
        retry_after: 5,
      });
    let wake = (): void => {};
    let woken = new Promise<void>((resolve) => (wake = resolve));
    const ring = (): void => wake();
    this.waiting.set(tenant_id, others.add(ring));
    this.timer ??= setInterval(() => this.look(), LOOK_EVERY_MS);
    return {
      woken: async (signal) => {
        await Promise.race([woken, atSignal(signal)]);
        woken = new Promise<void>((resolve) => (wake = resolve));
      },
      leave: () => {
        others.delete(ring);
        if (others.size === 0) this.waiting.delete(tenant_id);
        if (this.waiting.size > 0) return;
        clearInterval(this.timer);
        this.timer = undefined;
        this.seen = undefined;
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

  onApplicationShutdown(): void {
    clearInterval(this.timer);
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

const atSignal = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

const tenantsSince = {
  name: 'tenants_with_events_since',
  text: 'select distinct tenant_id from kept_events where position > $1',
};
