import { setTimeout as pause } from 'node:timers/promises';
import { LOGGER, NoSlot, Shares } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { PoisonError } from '../poison-error';
import { Deferred, type DeferredMessage, HOLD_AGAIN_MS } from './deferred.system';
import { Deliveries } from './deliveries';
import type { HandlerEntry, Outcome } from './message-processor';

const SLOTS = 32;
const LOOK_MS = 1_000;

/** Runs deferred messages when they are due. They have slots of their own, so that they delay no message of a stream. */
@Injectable()
export class RunDeferred {
  private readonly shares = new Shares(SLOTS);
  private readonly running = new Map<DeferredMessage, Promise<void>>();
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly deferred: Deferred,
    private readonly deliveries: Deliveries,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(entries: ReadonlyMap<string, HandlerEntry>): void {
    this.loop = this.run(entries);
    this.timer = setInterval(() => this.hold(), HOLD_AGAIN_MS);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
    this.shares.end();
    await Promise.allSettled(this.running.values());
    clearInterval(this.timer);
  }

  private async run(entries: ReadonlyMap<string, HandlerEntry>): Promise<void> {
    while (!this.stopping.signal.aborted) {
      // Not all that is free: those of one tenant would wait here for its share, and keep the slots from others.
      const most = Math.min(SLOTS / 4, SLOTS - this.running.size);
      const claimed = most > 0 ? await this.claim(most) : [];
      for (const one of claimed) this.take(entries.get(one.message.subject), one);
      if (claimed.length < SLOTS / 4) await this.rest();
    }
  }

  /** Until it is time to look again: earlier where a slot becomes free, for that may be what others wait for. */
  private async rest(): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, this.stopping.signal]);
    await Promise.race([pause(LOOK_MS, undefined, { signal }).catch(() => undefined), ...this.running.values()]);
    over.abort();
  }

  private claim(most: number): Promise<DeferredMessage[]> {
    return this.deferred.claim(most, this.shares.full()).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'deferred messages cannot be read');
      return [];
    });
  }

  private take(entry: HandlerEntry | undefined, one: DeferredMessage): void {
    const work = this.handle(entry, one)
      .catch((error: unknown) =>
        this.logger.warn({ err: error, id: one.message.id }, 'deferred message not settled; it runs again'),
      )
      .finally(() => this.running.delete(one));
    this.running.set(one, work);
  }

  private async handle(entry: HandlerEntry | undefined, one: DeferredMessage): Promise<void> {
    const { handler, message, shares } = one;
    if (!entry) {
      const error = new PoisonError(`nothing in this service handles ${message.subject} any more`);
      return void (await this.deliveries.fail({ handler, message, shares, start: 'beside', error }));
    }
    const outcome = await this.shares
      .run(shares, () => this.deliveries.handle(entry, message))
      .catch((error: unknown): Outcome => {
        if (!(error instanceof NoSlot)) throw error;
        return { kind: 'retry', delay_ms: 0 };
      });
    // The other outcomes have settled the row.
    if (outcome.kind === 'retry') await this.deferred.postpone(one, outcome.delay_ms);
  }

  private hold(): void {
    if (this.running.size === 0) return;
    this.deferred
      .hold([...this.running.keys()])
      .catch((error: unknown) =>
        this.logger.warn(
          { err: error, messages: this.running.size },
          'the claim of deferred messages was not prolonged',
        ),
      );
  }
}
