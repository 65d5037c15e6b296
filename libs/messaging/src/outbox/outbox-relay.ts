import { LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Gauge } from 'prom-client';
import { Bus } from '../bus';
import { EventQuota } from './event-quota';
import { OutboxPublisher } from './outbox-publisher';
import { OutboxRows } from './outbox-rows.system';
import { StreamCheck } from './stream-check';

const POLL_MS = 500;
const BATCH = 200;
const CHECK_EVERY_MS = 60_000;
const DELETE_OLD_EVERY_MS = 600_000;

const waiting = new Gauge({ name: 'outbox_unpublished', help: 'Outbox rows that are not published yet.' });
const age = new Gauge({
  name: 'outbox_oldest_seconds',
  help: 'Age of the oldest outbox row that is not published yet.',
});
const setAsideRows = new Gauge({
  name: 'outbox_set_aside',
  help: 'Outbox rows that fit into no message and are never published.',
});
const heldBack = new Gauge({
  name: 'outbox_tenants_held_back',
  help: 'Tenants whose events wait until the next hour, because they used up their quota of bytes.',
});

/**
 * Publishes outbox rows that the publisher did not: after a crash, while NATS was away, or when a stream lost messages.
 * A loop of its own and not Periodic: it goes on at once after a full batch, and a reconnect wakes it.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopping = false;
  private running?: Promise<void>;
  private wake: () => void = () => undefined;
  private streamSuspect = true;
  private checkedAt = 0;
  private deletedOldAt = performance.now();

  constructor(
    private readonly bus: Bus,
    private readonly rows: OutboxRows,
    private readonly publisher: OutboxPublisher,
    private readonly streamCheck: StreamCheck,
    private readonly quota: EventQuota,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.bus.onReconnect(() => {
      this.streamSuspect = true;
      this.wake();
    });
    this.running = this.run();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const full = await this.round().catch((error: unknown) => {
        this.logger.warn({ err: error }, 'relay round failed');
        return false;
      });
      if (!full && !this.stopping) await this.pause();
    }
  }

  /** @returns whether more is waiting. */
  private async round(): Promise<boolean> {
    if (!this.bus.isUp) return false;
    if (this.streamSuspect || performance.now() - this.checkedAt > CHECK_EVERY_MS) {
      await this.streamCheck.republishLost();
      this.streamSuspect = false;
      this.checkedAt = performance.now();
    }
    if (performance.now() - this.deletedOldAt > DELETE_OLD_EVERY_MS) {
      this.deletedOldAt = performance.now();
      await this.rows.deleteOld();
    }
    const held = this.quota.exhausted();
    heldBack.set(held.length);
    const state = await this.rows.unpublished(held);
    waiting.set(state.count);
    age.set(state.oldest_seconds);
    setAsideRows.set(state.set_aside);
    if (state.count === 0) return false;
    const { messages: batch, setAside } = await this.rows.claim(BATCH, held);
    if (setAside.length > 0) this.logger.error({ event_ids: setAside }, 'too large for a message; set aside');
    const results = await Promise.allSettled(batch.map((message) => this.publisher.publish(message)));
    await this.publisher.flush();
    const failed = batch.filter((_, i) => results[i]!.status === 'rejected').map((message) => message.id);
    // If the stream took others, the failed ones wait until their claim has run out, so that they hold up nobody.
    if (failed.length === batch.length) await this.rows.release(failed);
    if (batch.length > 0) this.logger.info({ relayed: batch.length - failed.length, failed: failed.length }, 'relay');
    return batch.length + setAside.length === BATCH && failed.length < Math.max(1, batch.length);
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }
}
