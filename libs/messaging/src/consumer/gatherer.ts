import type { JsMsg } from '@nats-io/jetstream';
import type { Logger } from 'pino';
import type { ExclusiveGate } from './exclusive-gate';
import type { BatchedEvent, TakeMany } from './gathered-event';
import type { HandlerEntry } from './message-processor';
import { skim } from './skim';

const GATHER_MS = 100;
const MOST = 64;
const STILL_WORKING_MS = 3_000;

interface Waiting {
  raw: JsMsg;
  event: BatchedEvent;
  /** Whether it is settled; else it goes the way of all messages. */
  done: (settled: boolean) => void;
}

/** First deliveries of one kind, kept for a moment and carried through together. */
export class Gatherer {
  private waiting: Waiting[] = [];
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly entry: HandlerEntry,
    private readonly takeMany: TakeMany,
    private readonly deps: { gate: ExclusiveGate; logger: Logger },
  ) {}

  /** @returns false when it has to be handled alone. */
  add(raw: JsMsg): Promise<boolean> {
    const event = skim(this.entry.contract, raw.string());
    if (!event) return Promise.resolve(false);
    return new Promise((done) => {
      this.waiting.push({ raw, event, done });
      if (this.waiting.length >= MOST) this.flush();
      else this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
    });
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const batch = this.waiting.splice(0);
    void this.deps.gate.runTogether(() => this.carry(batch));
  }

  private async carry(batch: Waiting[]): Promise<void> {
    const began = performance.now();
    const beat = setInterval(() => batch.forEach(({ raw }) => raw.working()), STILL_WORKING_MS);
    const type = this.entry.contract.type;
    const done = await this.takeMany(batch.map(({ event }) => event)).catch((error: unknown) => {
      this.deps.logger.warn({ err: error, type, messages: batch.length }, 'together they failed, now one by one');
      return new Set<string>();
    });
    clearInterval(beat);
    const settled = batch.filter(({ event }) => done.has(event.id));
    await acknowledge(settled.map(({ raw }) => raw)).catch((error: unknown) =>
      this.deps.logger.warn({ err: error, type }, 'messages not settled; they come again'),
    );
    const ms = Math.round((performance.now() - began) * 10) / 10;
    this.deps.logger.info({ type, messages: batch.length, left: batch.length - settled.length, ms }, 'messages');
    for (const one of batch) one.done(done.has(one.event.id));
  }
}

/** The server takes acks in their order: when it has confirmed the last, it has the others too. */
async function acknowledge(raws: JsMsg[]): Promise<void> {
  const last = raws.pop();
  for (const raw of raws) raw.ack();
  await last?.ackAck({ timeout: 5_000 });
}
