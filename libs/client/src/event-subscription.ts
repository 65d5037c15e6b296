import { randomUUID } from 'node:crypto';
import type { Envelope, LinesmanEvents } from './contracts.generated';
import type { HttpLink } from './http-link';
import type { TakeNotice } from './notice';
import { paths } from './wire';

export type EventType = keyof LinesmanEvents;
/** An event of this type, with its whole envelope. */
export type LinesmanEvent<T extends EventType = EventType> = {
  [Type in T]: Omit<Envelope<LinesmanEvents[Type]>, 'type'> & { type: Type };
}[T];
/** What to do with each event that the service wants. Others are not sent to it. */
export type EventHandlers = { [T in EventType]?: (event: LinesmanEvent<T>) => void | Promise<void> };

export interface EventSubscription {
  /** Stops after the current event. The subscription stays, and goes on from there under the same name. */
  stop(): Promise<void>;
}

interface Taken {
  events: LinesmanEvent[];
  /** Where each event stands, in the same order. */
  places: string[];
  /** Up to here there is nothing else for the subscription. */
  next: string;
  held_by_another: boolean;
  missed: boolean;
}

const WAIT_SECONDS = 20;
/** A waiting request is answered after WAIT_SECONDS; the rest is for the way. */
const ANSWER_MS = (WAIT_SECONDS + 10) * 1_000;
const CONFIRM_EVERY_MS = 1_000;
/** While a handler works for long, the subscription is kept for this process. */
const KEEP_EVERY_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Reads one subscription, hands its events over in order, and confirms each after its handler. */
export class EventReader implements EventSubscription {
  private readonly consumer = randomUUID();
  private readonly ending = new AbortController();
  private running: Promise<void> = Promise.resolve();
  /** The place of the last event that was handled. */
  private done?: string;
  private confirmedAt = 0;

  constructor(
    private readonly name: string,
    private readonly handlers: EventHandlers,
    private readonly http: HttpLink,
    private readonly notice: TakeNotice,
  ) {}

  /** @throws LinesmanError if the first request is refused, or nobody answers. */
  async start(): Promise<void> {
    const first = await this.take(0);
    this.running = this.run(first);
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
    await this.confirm({ release: true }).catch(() => undefined);
  }

  private get isEnding(): boolean {
    return this.ending.signal.aborted;
  }

  private async run(first: Taken): Promise<void> {
    let taken: Taken | undefined = first;
    for (let failures = 0; !this.isEnding;) {
      try {
        taken ??= await this.take(WAIT_SECONDS);
        await this.handleAll(taken);
        failures = 0;
      } catch (error) {
        if (this.isEnding) return;
        const message = `events of the subscription ${this.name} cannot be read; the client tries again`;
        this.notice({ type: 'not_read', subscription: this.name, error, message });
        await this.pause(failures++);
      }
      taken = undefined;
    }
  }

  private take(wait_seconds: number): Promise<Taken> {
    const body = { consumer: this.consumer, done: this.done, types: Object.keys(this.handlers), wait_seconds };
    const request = { body, timeout_ms: ANSWER_MS, signal: this.ending.signal };
    return this.http.ask<Taken>('POST', paths.takeEvents(this.name), request);
  }

  private async handleAll({ events, places, next, missed, held_by_another }: Taken): Promise<void> {
    if (missed)
      this.notice({
        type: 'events_missed',
        subscription: this.name,
        message: `the subscription ${this.name} was not read for so long that events were deleted unread; ask the APIs for what is so now`,
      });
    for (const [index, event] of events.entries()) {
      if (!(await this.handle(event))) return;
      this.done = places[index];
      if (performance.now() - this.confirmedAt > CONFIRM_EVERY_MS) await this.confirm().catch(() => undefined);
    }
    if (!held_by_another) this.done = next;
  }

  /** Calls the handler until it succeeds. @returns false if the subscription was stopped before. */
  private async handle(event: LinesmanEvent): Promise<boolean> {
    const handler = this.handlers[event.type] as ((event: LinesmanEvent) => void | Promise<void>) | undefined;
    const keeping = setInterval(() => void this.confirm().catch(() => undefined), KEEP_EVERY_MS);
    try {
      for (let failures = 0; !this.isEnding;) {
        try {
          await handler?.(event);
          return true;
        } catch (error) {
          const message = `the handler of ${event.type} in the subscription ${this.name} failed with event ${event.id}; it gets the event again`;
          this.notice({ type: 'handler_failed', subscription: this.name, event, error, message });
          await this.pause(failures++);
        }
      }
      return false;
    } finally {
      clearInterval(keeping);
    }
  }

  /** Says what was handled, and keeps the subscription for this process or gives it to another. */
  private async confirm({ release = false } = {}): Promise<void> {
    this.confirmedAt = performance.now();
    const { consumer, done } = this;
    await this.http.ask('POST', paths.confirmEvents(this.name), { body: { consumer, done, release } });
  }

  private pause(failures: number): Promise<void> {
    const ms = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
    return new Promise((resolve) => {
      const { signal } = this.ending;
      if (signal.aborted) return resolve();
      const over = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', over);
        resolve();
      };
      const timer = setTimeout(over, ms);
      signal.addEventListener('abort', over, { once: true });
    });
  }
}
