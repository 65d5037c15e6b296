import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventStreams, feedDurableOf, type StreamName } from '@linesman/contracts';
import { Bus } from '@linesman/messaging';
import { changed, Database, rows, type Tx } from '@linesman/persistence';
import { gaugeOf, LOGGER } from '@linesman/service-kit';
import type { Consumer, JsMsg } from '@nats-io/jetstream';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { AwaitEvents } from './await-events.system';
import { lockKept, tellsOfErasure } from './erase-kept';
import { FeedPositions, lockFeed } from './feed-positions.system';
import { idsIn, type KeptEvent, parseKept } from './kept-event';

const MOST = 64;
const ROUND_MS = 1_000;
/** Readers look four times a second, and what is told at once need not share the processor with this. */
const GATHER_MS = 200;
const HOLD_EVERY_MS = 3_000;
const REST_MS = 1_000;

/** Stores every event of every producer of ours, each stream in its order. One process at a time does. */
@Injectable()
export class KeepEvents implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly holder = randomUUID();
  private readonly stopping = new AbortController();
  private running: Promise<unknown> = Promise.resolve();
  private heldAt = -Infinity;
  private readonly consumers = new Map<StreamName, Consumer>();

  constructor(
    private readonly bus: Bus,
    private readonly database: Database,
    private readonly positions: FeedPositions,
    private readonly waiting: AwaitEvents,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running = Promise.all(eventStreams.map((stream) => this.run(stream)));
    gaugeOf(
      {
        name: 'event_feed_pending_messages',
        help: 'Events that are not yet in the feed which platform services read, by stream.',
        labels: ['stream'],
        read: () => this.measurePending(),
      },
      this.logger,
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.positions.release(this.holder).catch(() => undefined);
  }

  private measurePending(): Promise<{ labels: { stream: string }; value: number }[]> {
    const measured = [...this.consumers].map(async ([stream, consumer]) => {
      const { num_pending } = await consumer.info();
      return { labels: { stream }, value: num_pending };
    });
    return Promise.all(measured);
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(stream: StreamName): Promise<void> {
    while (!this.isStopping) {
      try {
        const consumer = await this.consumerOf(stream);
        if (await this.isHolder()) await this.round(consumer);
        else await this.rest();
      } catch (error) {
        this.logger.warn({ err: error, stream }, 'events are not kept; trying again');
        this.heldAt = -Infinity;
        await this.rest();
      }
    }
  }

  private async consumerOf(stream: StreamName): Promise<Consumer> {
    const known = this.consumers.get(stream);
    if (known) return known;
    const consumer = await this.bus.jetstream.consumers.get(stream, feedDurableOf('notifier'));
    this.consumers.set(stream, consumer);
    return consumer;
  }

  private rest(): Promise<void> {
    return pause(REST_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  private async isHolder(): Promise<boolean> {
    if (performance.now() - this.heldAt < HOLD_EVERY_MS) return true;
    const held = await this.positions.hold(this.holder);
    this.heldAt = held ? performance.now() : -Infinity;
    return held;
  }

  /** Stores what comes in a moment together, one transaction after the other. */
  private async round(consumer: Consumer): Promise<void> {
    const messages = await consumer.fetch({ max_messages: MOST, expires: ROUND_MS });
    // A round ends by itself unless the server is away.
    const cut = setTimeout(() => messages.stop(), 3 * ROUND_MS);
    let gathered: JsMsg[] = [];
    let stored = Promise.resolve();
    let timer: NodeJS.Timeout | undefined;
    const flush = (): void => {
      clearTimeout(timer);
      timer = undefined;
      const batch = gathered;
      gathered = [];
      if (batch.length === 0) return;
      stored = stored.then(
        () => this.store(batch),
        (error: unknown) => {
          // Not stored before what failed. Both are delivered again at once, in the order of the stream.
          for (const message of batch) message.nak();
          throw error;
        },
      );
      // The error is thrown below.
      stored.catch(() => undefined);
    };
    try {
      for await (const message of messages) {
        gathered.push(message);
        timer ??= setTimeout(flush, GATHER_MS);
      }
    } finally {
      clearTimeout(cut);
      flush();
      await stored;
    }
  }

  private async store(batch: JsMsg[]): Promise<void> {
    const kept = batch.map((message) => parseKept(message.subject, message.string()));
    const faulty = batch.filter((_, index) => kept[index] === 'faulty');
    for (const { subject, seq } of faulty)
      this.logger.error({ subject, seq }, 'an event cannot be parsed, so it is not in the feed');
    try {
      const valid = kept.filter((it): it is KeptEvent => it !== 'faulty');
      if (valid.length > 0) await this.insert(valid);
    } catch (error) {
      for (const message of batch) message.nak();
      throw error;
    }
    const last = batch.pop()!;
    for (const message of batch) message.ack();
    await last.ackAck({ timeout: 5_000 });
    this.waiting.look();
  }

  private insert(kept: KeptEvent[]): Promise<void> {
    return this.database.inSystem(async (tx) => {
      await lockFeed(tx, this.holder);
      await lockKept(tx);
      const allowed = await withoutErased(tx, kept);
      if (allowed.length === 0) return;
      const columns = (['tenant_id', 'event_id', 'type', 'body'] as const).map((name) => allowed.map((it) => it[name]));
      await changed(
        tx,
        `insert into kept_events (tenant_id, event_id, type, body, bytes)
         select k.tenant_id, k.event_id, k.type, k.body, octet_length(k.body)
         from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) with ordinality k (tenant_id, event_id, type, body, nth)
         where not exists (select from erased_tenants e where e.tenant_id = k.tenant_id)
         order by nth on conflict do nothing`,
        columns,
      );
      await changed(
        tx,
        'update event_feed set last_position = greatest(last_position, (select max(position) from kept_events))',
      );
    });
  }
}

/** What names somebody who was erased is not kept, if it arrives after the erasure. */
async function withoutErased(tx: Tx, kept: KeptEvent[]): Promise<KeptEvent[]> {
  const named = kept.map(({ body }) => idsIn(body));
  const erased = await rows<{ tenant_id: string; id: string }>(
    tx,
    'select tenant_id, id from erased_event_ids where id = any($1)',
    [[...new Set(named.flat())]],
  );
  return kept.filter(
    ({ tenant_id, type }, index) =>
      tellsOfErasure.includes(type) ||
      !erased.some((it) => it.tenant_id === tenant_id && named[index]!.includes(it.id)),
  );
}
