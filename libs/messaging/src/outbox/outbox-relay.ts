import { prefixOf, publishedBy, type ServiceTopology, topology } from '@linesman/contracts';
import { Dependencies, gaugeOf, LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Gauge } from 'prom-client';
import { Bus } from '../bus';
import { MESSAGING, type MessagingConfig } from '../messaging-config';
import { EventQuota } from './event-quota';
import { OutboxPublisher } from './outbox-publisher';
import { type OutboxMessage, OutboxRows, type WaitingTenant } from './outbox-rows.system';
import { faultOf } from './publish-faults';
import { WaitingTenants } from './waiting-tenants';

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
  private readonly tenants: WaitingTenants;
  private stopping = false;
  private running?: Promise<void>;
  /** Streams that are given rows at the moment. */
  private readonly busy = new Map<string, Promise<void>>();
  /** Since the last round began: what it did not see any more is looked for at once. */
  private woken = false;
  private endPause: () => void = () => undefined;
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
    this.tenants = new WaitingTenants(publishedBy(row).map(prefixOf));
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
    const found = this.tenants.seen(await this.rows.waiting(this.tenants.begin()), held);
    for (const { prefix, oldest } of found) age.set({ stream: prefix.toUpperCase() }, oldest);
    this.oldest = Math.max(0, ...found.map(({ oldest }) => oldest));
    if (!this.bus.isUp) return;
    for (const { prefix, tenants } of found) {
      const due = tenants.filter(({ seconds }) => seconds >= PUBLISHER_HAS_SECONDS);
      if (due.length > 0 && !this.busy.has(prefix)) this.busy.set(prefix, this.relay(prefix, due));
    }
  }

  private async relay(prefix: string, tenants: WaitingTenant[]): Promise<void> {
    const more = await this.publishInTurns(prefix, tenants).catch((error: unknown) => {
      this.logger.warn({ err: error, stream: prefix }, 'relay round failed');
      return false;
    });
    this.busy.delete(prefix);
    if (more) this.wake();
  }

  /** Batch by batch. @returns whether more may wait: the stream took each batch, and a tenant has a batch at most. */
  private async publishInTurns(prefix: string, tenants: WaitingTenant[]): Promise<boolean> {
    let more = false;
    for (let left = tenants; left.length > 0 && !this.stopping;) {
      const { full, turns } = await this.publishSome(prefix, left);
      if (!full) break;
      more = true;
      left = left.slice(turns);
    }
    return more;
  }

  /** @returns whether the stream took a whole batch, and how many of the tenants had their turn. */
  private async publishSome(prefix: string, tenants: WaitingTenant[]): Promise<{ full: boolean; turns: number }> {
    const { stopped } = this.publisher;
    if (!stopped.isDue(prefix)) return { full: false, turns: 0 };
    // A stream that refused its last message is asked with one.
    const limit = stopped.isStopped(prefix) ? 1 : BATCH;
    const { messages, setAside, turns } = await this.rows.claim(prefix, limit, tenants);
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
    return { full: done > 0 && messages.length + setAside.length === limit, turns };
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

  private wake(): void {
    this.woken = true;
    this.endPause();
  }

  private async pause(): Promise<void> {
    if (!this.woken)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_EVERY_MS);
        this.endPause = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.woken = false;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.soon);
    this.wake();
    await this.running;
    await Promise.all(this.busy.values());
  }
}
