import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import {
  createOutside,
  type Http,
  ProviderError,
  type ProviderManifest,
  type RateLimit,
  withDeadline,
} from '@linesman/provider-kit';
import { type Counted, ProviderLimits } from '@linesman/redis';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import type { Execution } from '../ledger/execution.entity';

type Called = Pick<Execution, 'tenant_id' | 'integration_id'>;

/** The longest one request to a provider may take. */
export const LONGEST_REQUEST_MS = 10_000;

/** HTTP to a provider within its rate limit and the time that is left. */
@Injectable()
export class ProviderHttp {
  private readonly outside: ReturnType<typeof createOutside>;

  constructor(
    private readonly limits: ProviderLimits,
    private readonly clock: Clock,
    config: GatewayExecutorConfig,
  ) {
    this.outside = createOutside({
      origins: config.PROVIDER_ORIGINS,
      allow_loopback: config.ALLOW_LOOPBACK_ADDRESSES,
      timeout_ms: LONGEST_REQUEST_MS,
      user_agent: `Linesman (${config.PUBLIC_ORIGIN})`,
    });
  }

  /** @param room that was asked for before, for the first request. */
  http(row: Called, manifest: ProviderManifest, until: Date, room?: Room): Http {
    const inTime = withDeadline(this.outside(manifest), until, () => this.clock.now());
    const leftMs = () => until.getTime() - this.clock.now().getTime();
    const take = () => room?.use() ?? this.limits.take(countedOf(row, manifest), manifest.rate_limit);
    return withRateLimit(inTime, take, manifest.rate_limit, leftMs);
  }

  /**
   * Counts the first request of a call that will be made at once, so that it need not wait for Redis then. It is counted in
   * the next turn of the event loop: what the caller has to send comes first.
   */
  room(called: Called, manifest: ProviderManifest): Room {
    const counted = countedOf(called, manifest);
    const take = nextTurn().then(() => this.limits.take(counted, manifest.rate_limit));
    return new Room(take, () => this.limits.giveBack(counted, manifest.rate_limit));
  }
}

const countedOf = ({ tenant_id, integration_id }: Called, { code }: ProviderManifest): Counted => ({
  tenant_id,
  integration_id,
  connection_code: code,
});

/** A request that is counted within a provider's rate limit, and not sent yet. */
export class Room {
  private waitMs?: Promise<number>;

  constructor(
    waitMs: Promise<number>,
    private readonly uncount: () => Promise<void>,
  ) {
    this.waitMs = waitMs;
    waitMs.catch(() => undefined);
  }

  /** @returns how long to wait; undefined if it was used before. */
  use(): Promise<number> | undefined {
    const { waitMs } = this;
    this.waitMs = undefined;
    return waitMs;
  }

  /** It is not sent. One that would have to wait has not been counted everywhere, and stays counted where it is. */
  giveBack(): void {
    void this.use()?.then(
      (wait) => (wait === 0 ? this.uncount() : undefined),
      () => undefined,
    );
  }
}

/** The next request would exceed the provider's rate limit. */
export class RateLimitReached extends ProviderError {
  /** @param unsent whether the call had sent no request before. */
  constructor(
    limit: RateLimit,
    retry_after_ms: number,
    readonly unsent: boolean,
  ) {
    super({
      class: 'transient',
      cause: 'rate_limited',
      code: 'rate_limit_reached',
      message: `The provider allows ${limit.requests} requests in ${limit.per_seconds} s, and more are waiting.`,
      retry_after_ms,
    });
  }
}

/**
 * Sends requests within the provider's rate limit. If there is no room for the first request of a call, the call fails
 * and is postponed, so that it occupies no worker. A later request waits here instead: what the call did before must
 * not be repeated.
 */
function withRateLimit(http: Http, take: () => Promise<number>, limit: RateLimit, leftMs: () => number): Http {
  let sent = 0;
  return async (request) => {
    for (;;) {
      const wait = await take();
      if (wait === 0) break;
      if (sent === 0 || wait > leftMs()) throw new RateLimitReached(limit, wait, sent === 0);
      await pause(wait);
    }
    sent += 1;
    return http(request);
  };
}
