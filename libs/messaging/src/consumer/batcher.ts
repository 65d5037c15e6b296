import type { Logger } from 'pino';
import type { ExclusiveGate } from './exclusive-gate';
import type { HandlerEntry } from './message-processor';
import { type BatchedEvent, shallowParse } from './shallow-parse';
import type { TakenMessage } from './taken-message';

/** A batch about more of them holds its locks for longer, and gains little. */
const MOST_KEYS = 100;
/** When so many wait, the next ones come soon: what is gathered for longer has more events with the same key. */
const MANY = 250;
const MANY_GATHER_MS = 250;

/**
 * Handles many events in one transaction, their inbox rows included.
 * @returns ids of the events that it handled. The others are then handled one by one, as if there had been no batch.
 */
export type HandleBatch = (events: BatchedEvent[]) => Promise<ReadonlySet<string>>;

export interface Handling {
  handle: HandleBatch;
  /** For how long the first event of a batch waits for others. */
  gather_ms: number;
  /** What the event is about. All that wait with the same key are in one batch, which writes about it once. */
  keyOf: (event: BatchedEvent) => unknown;
  /** What it does not take is handled alone at once. Without this it takes all. */
  takes?: (event: BatchedEvent) => boolean;
}

interface Waiting {
  message: TakenMessage;
  event: BatchedEvent;
  key: unknown;
  /** Called with whether the batch handled the message; if not, it is handled alone. */
  done: (handled: boolean) => void;
}

/**
 * Collects first deliveries of one event for a moment and hands them to the handler in one batch. While a batch is
 * written, the next one is collected. What must not wait is collected only then, and otherwise written at once.
 */
export class Batcher {
  private waiting: Waiting[] = [];
  private looksLater = false;
  private writing = false;

  constructor(
    private readonly entry: HandlerEntry,
    private readonly handling: Handling,
    private readonly deps: { gate: ExclusiveGate; logger: Logger },
  ) {}

  /** @returns false when the message must be handled alone. */
  add(message: TakenMessage): Promise<boolean> {
    const event = shallowParse(this.entry.contract, message.text);
    if (!event || this.handling.takes?.(event) === false) return Promise.resolve(false);
    return new Promise((done) => {
      this.waiting.push({ message, event, key: this.handling.keyOf(event), done });
      if (!this.writing && !this.looksLater) this.lookAfter(this.handling.gather_ms);
    });
  }

  /** Writes what has waited for long enough, or looks again when it has. */
  private look(): void {
    const [first] = this.waiting;
    if (!first) return;
    const { gather_ms } = this.handling;
    const gather = gather_ms > 0 && this.waiting.length >= MANY ? MANY_GATHER_MS : gather_ms;
    const left = first.message.takenAt + gather - performance.now();
    if (left > 0) this.lookAfter(left);
    else this.write();
  }

  /** What waits for nothing is still gathered with what came in the same packet. A timer would take a millisecond. */
  private lookAfter(ms: number): void {
    this.looksLater = true;
    const look = (): void => {
      this.looksLater = false;
      this.look();
    };
    if (ms === 0) setImmediate(look);
    else setTimeout(look, ms);
  }

  /** One batch at a time: two would lock rows of the same integrations. */
  private write(): void {
    const { batch, others } = firstKeys(this.waiting);
    this.waiting = others;
    this.writing = true;
    void this.deps.gate.runShared(() => this.handle(batch));
  }

  private async handle(batch: Waiting[]): Promise<void> {
    const began = performance.now();
    const type = this.entry.contract.type;
    const handled = await this.handling.handle(batch.map(({ event }) => event)).catch((error: unknown) => {
      this.deps.logger.warn(
        { err: error, type, messages: batch.length },
        'batch failed; handling its messages one by one',
      );
      return new Set<string>();
    });
    // What came meanwhile has waited for as long as the write took. The acks of this batch travel beside the next one.
    this.writing = false;
    this.look();
    const settled = batch.filter(({ event }) => handled.has(event.id));
    await acknowledge(settled.map(({ message }) => message)).catch((error: unknown) =>
      this.deps.logger.warn({ err: error, type }, 'batch not acknowledged; NATS will deliver its messages again'),
    );
    const ms = Math.round((performance.now() - began) * 10) / 10;
    this.deps.logger.info({ type, messages: batch.length, left: batch.length - settled.length, ms }, 'messages');
    for (const { event, done } of batch) done(handled.has(event.id));
  }
}

/** All that are about the same as the first ones, in their order. */
function firstKeys(waiting: Waiting[]): { batch: Waiting[]; others: Waiting[] } {
  const keys = new Set<unknown>();
  const batch: Waiting[] = [];
  const others: Waiting[] = [];
  for (const one of waiting) {
    if (keys.size < MOST_KEYS) keys.add(one.key);
    (keys.has(one.key) ? batch : others).push(one);
  }
  return { batch, others };
}

/** The server takes acks in the order in which they were sent: when it confirms the last one, it has all of them. */
async function acknowledge(messages: TakenMessage[]): Promise<void> {
  const last = messages.pop();
  for (const message of messages) message.ack();
  await last?.ackConfirmed();
}
