import { Periodic } from '@linesman/service-kit';
import { Redis } from '@linesman/redis';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

/** Processes publish the keys of circuits here when they store them. */
export const STORED = 'circuits:stored';
/** A circuit without calls for so long is forgotten. */
export const KEPT_MS = 600_000;
/** Each process publishes nothing as often, so that a connection which leads nowhere is noticed. */
const BEAT_MS = 500;
const LONGEST_SILENCE_MS = 3 * BEAT_MS;

/**
 * The keys of the circuits in Redis, as the processes tell each other. Nearly every account has none, and is not looked
 * up. What is not known for certain, for example after a silence, counts as stored.
 */
@Injectable()
export class StoredCircuits implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly until = new Map<string, number>();
  private readonly subscriber: Redis;
  private listed = false;
  private ending = false;
  private heard = -Infinity;

  constructor(
    private readonly redis: Redis,
    private readonly periodic: Periodic,
  ) {
    this.subscriber = redis.duplicate({ autoResubscribe: false });
  }

  async onApplicationBootstrap(): Promise<void> {
    // The service's own connection tells when Redis is away.
    this.subscriber.on('error', () => undefined);
    this.subscriber.on('close', () => (this.listed = false));
    this.subscriber.on('ready', () => void this.list().catch(() => this.subscriber.disconnect(!this.ending)));
    this.subscriber.on('message', (_channel, key: string) => this.hear(key));
    this.periodic.every(BEAT_MS, 'tell about circuits', () => this.beat());
    await this.subscriber.connect().catch(() => undefined);
  }

  onApplicationShutdown(): void {
    this.ending = true;
    this.subscriber.disconnect();
  }

  mayHave(key: string): boolean {
    if (!this.listed || performance.now() - this.heard > LONGEST_SILENCE_MS) return true;
    const until = this.until.get(key);
    return until !== undefined && until > performance.now();
  }

  /** Called before it is stored, so that this process knows it first. */
  add(key: string): void {
    this.until.delete(key);
    this.until.set(key, performance.now() + KEPT_MS);
  }

  /** What is stored meanwhile is heard. */
  private async list(): Promise<void> {
    await this.subscriber.subscribe(STORED);
    const [seconds] = await this.redis.time();
    for (const key of await this.redis.zrangebyscore(STORED, Number(seconds) * 1_000, '+inf')) this.add(key);
    this.listed = true;
  }

  private hear(key: string): void {
    this.heard = performance.now();
    if (key !== '') this.add(key);
  }

  private async beat(): Promise<void> {
    this.forget();
    // While Redis is away nobody hears it.
    await this.redis.publish(STORED, '').catch(() => undefined);
  }

  /** The oldest come first. */
  private forget(): void {
    for (const [key, until] of this.until) {
      if (until > performance.now()) return;
      this.until.delete(key);
    }
  }
}
