import { LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Bus } from '../bus';
import { fitsIntoStream, type OutboxMessage, OutboxRows } from './outbox-rows.system';

/** While this many publications are under way, the relay publishes the rest: a slow stream must not fill the memory. */
const MAX_IN_FLIGHT = 500;
const MARK_EVERY_MS = 50;

/** Publishes outbox messages to their stream, and marks their rows as published in batches. */
@Injectable()
export class OutboxPublisher implements BeforeApplicationShutdown {
  private inFlight = 0;
  private published: { id: string; seq: number }[] = [];
  private flushing?: Promise<void>;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly bus: Bus,
    private readonly rows: OutboxRows,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Called right after a commit. What this does not publish, the relay publishes or sets aside. */
  publishNow(message: OutboxMessage): void {
    if (!this.bus.isUp || this.inFlight >= MAX_IN_FLIGHT || !fitsIntoStream(message.body)) return;
    this.publish(message).catch((error: unknown) =>
      this.logger.warn({ err: error, event_id: message.id }, 'not published; the relay will publish it'),
    );
  }

  /** Resolves when the stream has stored the message. */
  async publish(message: OutboxMessage): Promise<void> {
    this.inFlight += 1;
    try {
      const ack = await this.bus.jetstream.publish(message.subject, message.body, {
        msgID: message.id,
        timeout: 5_000,
      });
      this.published.push({ id: message.id, seq: ack.seq });
      this.timer ??= setTimeout(() => void this.flush().catch(() => undefined), MARK_EVERY_MS).unref();
    } finally {
      this.inFlight -= 1;
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

  async beforeApplicationShutdown(): Promise<void> {
    await this.flush();
  }
}
