import { Clock, LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Bus } from '../bus';
import { EventQuota } from './event-quota';
import { fitsIntoStream, type OutboxMessage, OutboxRows, type Published } from './outbox-rows.system';
import { prefixIn } from './prefix-in';
import { faultOf, StoppedStreams } from './publish-faults';

/** To one stream. While this many publications are under way, the relay publishes the rest: a slow stream must not fill the memory. */
const MAX_IN_FLIGHT = 500;
/** The relay leaves a row to this process for a second. */
const MARK_EVERY_MS = 250;
const GATHER_MS = 50;

/** Publishes outbox messages to their stream, and marks their rows as published in batches. */
@Injectable()
export class OutboxPublisher implements BeforeApplicationShutdown {
  readonly stopped = new StoppedStreams();
  private readonly inFlight = new Map<string, number>();
  private published: Published[] = [];
  private flushing?: Promise<void>;
  private timer?: NodeJS.Timeout;
  private readonly gathered: OutboxMessage[] = [];
  private stopping = false;
  private left: () => void = () => undefined;

  constructor(
    private readonly bus: Bus,
    private readonly rows: OutboxRows,
    private readonly quota: EventQuota,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param listener hears that a message is left to the relay. */
  onLeft(listener: () => void): void {
    this.left = listener;
  }

  /** Called right after a commit. What this does not publish, the relay publishes later or sets aside. */
  publishNow(message: OutboxMessage): void {
    if (!this.mayPublish(message)) return this.left();
    this.publish(message).catch((error: unknown) => {
      this.logger.warn({ err: error, event_id: message.id }, 'not published; the relay will publish it');
      this.left();
    });
  }

  /**
   * Called after a commit too, for a message for which nobody waits: it is published with those of the next 50 ms, so that
   * they reach the stream, and wake its readers, together, and what somebody waits for has the processor first.
   */
  publishSoon(message: OutboxMessage): void {
    // The last requests end while the process stops, and no timer outlives it.
    if (this.stopping) return this.publishNow(message);
    if (this.gathered.push(message) === 1) setTimeout(() => this.publishGathered(), GATHER_MS).unref();
  }

  private publishGathered(): void {
    for (const message of this.gathered.splice(0)) this.publishNow(message);
  }

  private mayPublish(message: OutboxMessage): boolean {
    const prefix = prefixIn(message.subject);
    if (!this.bus.isUp || this.stopped.isStopped(prefix) || this.quota.isExhausted(message)) return false;
    return (this.inFlight.get(prefix) ?? 0) < MAX_IN_FLIGHT && fitsIntoStream(message.body);
  }

  /** Resolves when the stream has stored the message. */
  async publish(message: OutboxMessage): Promise<void> {
    const prefix = prefixIn(message.subject);
    this.count(prefix, 1);
    const hour = this.quota.take(message);
    try {
      const ack = await this.bus.jetstream.publish(message.subject, message.body, {
        msgID: message.id,
        timeout: 5_000,
      });
      this.stopped.took(prefix);
      this.published.push({ id: message.id, seq: ack.seq, at: message.created_at ?? this.clock.now() });
      this.timer ??= setTimeout(() => void this.flush().catch(() => undefined), MARK_EVERY_MS).unref();
    } catch (error) {
      this.quota.giveBack(message, hour);
      if (faultOf(error) === 'stream') this.stopped.refused(prefix);
      throw error;
    } finally {
      this.count(prefix, -1);
    }
  }

  /** Marks published rows. A row whose mark is lost is published again, and the stream drops the duplicate by its id. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.flushing;
    const batch = this.published.splice(0);
    if (batch.length === 0) return;
    this.flushing = this.rows.markPublished(batch).catch((error: unknown) => {
      this.logger.warn(
        { err: error, count: batch.length },
        'outbox rows not marked; the relay will publish them again',
      );
    });
    await this.flushing;
  }

  private count(prefix: string, change: 1 | -1): void {
    this.inFlight.set(prefix, (this.inFlight.get(prefix) ?? 0) + change);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.publishGathered();
    await this.flush();
  }
}
