import { prefixOf, publishedBy, type ServiceTopology, topology } from '@linesman/contracts';
import { Dependencies, gaugeOf, LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Gauge } from 'prom-client';
import { Bus } from '../bus';
import { MESSAGING, type MessagingConfig } from '../messaging-config';
import { EventQuota, type HeldBack } from './event-quota';
import { OutboxPublisher } from './outbox-publisher';
import { type OutboxMessage, OutboxRows } from './outbox-rows.system';
import { faultOf } from './publish-faults';

/** What a process left behind that died is found so soon; what this process leaves wakes the relay. */
const LOOK_EVERY_MS = 2_000;
/** A row is left to the publisher so long. */
const PUBLISHER_HAS_SECONDS = 1;
const BATCH = 200;
const OLD_SECONDS = 60;

const age = new Gauge({
  name: 'outbox_oldest_seconds',
  help: 'Age of the oldest outbox row that is not published yet, by stream.',
  labelNames: ['stream'],
});
const heldBack = new Gauge({
  name: 'outbox_tenants_held_back',
  help: 'Tenants whose events wait until the next hour, because they used up their quota of bytes.',
});

/**
 * Publishes outbox rows that the publisher did not: after a crash, while NATS was away, or when a stream lost messages.
 * Each stream by itself, so that one that refuses or does not answer does not hold up the others.
 * A loop of its own and not Periodic: it goes on at once after a full batch, and a reconnect wakes it.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly prefixes: string[];
  private stopping = false;
  private running?: Promise<void>;
  /** Streams that are given rows at the moment. */
  private readonly busy = new Map<string, Promise<void>>();
  private wake: () => void = () => undefined;
  private soon?: NodeJS.Timeout;
  private oldest = 0;

  constructor(
    @Inject(MESSAGING) { service }: MessagingConfig,
    private readonly bus: Bus,
    private readonly rows: OutboxRows,
    private readonly publisher: OutboxPublisher,
    private readonly quota: EventQuota,
    private readonly dependencies: Dependencies,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const row: ServiceTopology = topology[service];
    this.prefixes = publishedBy(row).map(prefixOf);
  }

  onApplicationBootstrap(): void {
    this.bus.onReconnect(() => {
      this.publisher.stopped.clear();
      this.wake();
    });
    this.publisher.onLeft(() => this.wakeSoon());
    this.dependencies.register('outbox', () => this.refuseOld(), { required: false });
    this.measure();
    this.running = this.run();
  }

  private measure(): void {
    gaugeOf(
      {
        name: 'outbox_unpublished',
        help: 'Outbox rows that are not published yet, up to 10,000.',
        read: async () => [{ labels: {}, value: (await this.rows.count()).waiting }],
      },
      this.logger,
    );
    gaugeOf(
      {
        name: 'outbox_set_aside',
        help: 'Outbox rows that no stream takes and that are never published, up to 10,000.',
        read: async () => [{ labels: {}, value: (await this.rows.count()).set_aside }],
      },
      this.logger,
    );
  }

  private refuseOld(): void {
    if (this.oldest > OLD_SECONDS) throw new Error(`an event waits for ${Math.round(this.oldest)} s`);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      await this.round().catch((error: unknown) => this.logger.warn({ err: error }, 'relay round failed'));
      if (!this.stopping) await this.pause();
    }
  }

  private async round(): Promise<void> {
    const held = this.quota.exhausted();
    heldBack.set(new Set(held.map(({ tenant_id }) => tenant_id)).size);
    const waiting = await this.rows.waiting(this.prefixes, held);
    const secondsOf = new Map(waiting.map(({ prefix, seconds }) => [prefix, seconds]));
    for (const prefix of this.prefixes) age.set({ stream: prefix.toUpperCase() }, secondsOf.get(prefix) ?? 0);
    this.oldest = Math.max(0, ...secondsOf.values());
    if (!this.bus.isUp) return;
    for (const { prefix, seconds } of waiting)
      if (seconds >= PUBLISHER_HAS_SECONDS && !this.busy.has(prefix)) this.busy.set(prefix, this.relay(prefix, held));
  }

  private async relay(prefix: string, held: HeldBack[]): Promise<void> {
    const full = await this.publishSome(prefix, held).catch((error: unknown) => {
      this.logger.warn({ err: error, stream: prefix }, 'relay round failed');
      return false;
    });
    this.busy.delete(prefix);
    if (full) this.wake();
  }

  /** @returns whether the stream took a whole batch. */
  private async publishSome(prefix: string, held: HeldBack[]): Promise<boolean> {
    const { stopped } = this.publisher;
    if (!stopped.isDue(prefix)) return false;
    // A stream that refused its last message is asked with one.
    const limit = stopped.isStopped(prefix) ? 1 : BATCH;
    const tenants = held.filter((it) => it.prefix === prefix).map(({ tenant_id }) => tenant_id);
    const { messages, setAside } = await this.rows.claim(prefix, limit, tenants);
    const results = await Promise.allSettled(messages.map((message) => this.publisher.publish(message)));
    await this.publisher.flush();
    const failed = results.flatMap((result, i) =>
      result.status === 'rejected' ? [{ message: messages[i]!, error: result.reason as Error }] : [],
    );
    const aside = [...setAside, ...(await this.settle(failed))];
    if (aside.length > 0) this.logger.error({ event_ids: aside, stream: prefix }, 'no stream takes these; set aside');
    const relayed = messages.length - failed.length;
    if (messages.length > 0) this.logger.info({ stream: prefix, relayed, failed: failed.length }, 'relay');
    const done = relayed + aside.length;
    return done > 0 && (messages.length + setAside.length === BATCH || limit === 1);
  }

  /** @returns the rows that were set aside. The others wait until their claim has run out, unless their stream refused all. */
  private async settle(failed: { message: OutboxMessage; error: Error }[]): Promise<string[]> {
    const faults = failed.map(({ message, error }) => ({
      id: message.id,
      fault: faultOf(error),
      reason: error.message,
    }));
    await this.rows.release(faults.filter(({ fault }) => fault === 'stream').map(({ id }) => id));
    const own = faults.filter(({ fault }) => fault !== 'stream');
    return this.rows.fail(own.map(({ id, fault, reason }) => ({ id, never: fault === 'row', reason })));
  }

  private wakeSoon(): void {
    this.soon ??= setTimeout(() => {
      this.soon = undefined;
      this.wake();
    }, PUBLISHER_HAS_SECONDS * 1_000).unref();
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.soon);
    this.wake();
    await this.running;
    await Promise.all(this.busy.values());
  }
}
