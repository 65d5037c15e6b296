import { within } from '@linesman/service-kit';
import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { Logger } from 'pino';
import type { Bus } from '../bus';
import type { Batcher } from './batcher';
import { DeferredAcks } from './deferred-acks';
import type { ExclusiveGate } from './exclusive-gate';
import type { IncomingMessage } from './parse-message';
import type { HandlerEntry, MessageProcessor, Outcome } from './message-processor';

const MAX_IN_FLIGHT = 64;
/** Only a handler that hangs meets it. The server then delivers the message again. */
const LONGEST_MS = 600_000;
const STILL_WORKING_MS = 3_000;
const ROUND_MS = 1_000;

/**
 * Handles the messages of one durable consumer until it is stopped. It uses rounds of `fetch()` and not `consume()`:
 * stopping a consume leaves messages that the server has sent already unhandled until ack_wait; a round simply ends.
 */
export class ConsumerLoop {
  private stopping = false;
  private consumer?: Consumer;
  private running?: Promise<void>;
  private round?: ConsumerMessages;
  private readonly inFlight = new Set<Promise<void>>();
  private readonly deferredAcks = new DeferredAcks();

  constructor(
    private readonly source: { stream: string; durable: string },
    private readonly handlers: ReadonlyMap<string, HandlerEntry>,
    private readonly batchers: ReadonlyMap<string, Batcher>,
    private readonly deps: { bus: Bus; processor: MessageProcessor; gate: ExclusiveGate; logger: Logger },
  ) {}

  async start(): Promise<void> {
    const consumer = await this.deps.bus.jetstream.consumers.get(this.source.stream, this.source.durable);
    this.consumer = consumer;
    this.running = this.run(consumer);
  }

  /** How many messages wait for the service. */
  async pending(): Promise<{ labels: { durable: string }; value: number }> {
    const { num_pending } = await this.consumer!.info();
    return { labels: { durable: this.source.durable }, value: num_pending };
  }

  async stop(): Promise<void> {
    this.stopping = true;
    // A round ends by itself unless the server is away.
    const cut = setTimeout(() => this.round?.stop(), this.deps.bus.isUp ? 2 * ROUND_MS : 0);
    await this.running;
    clearTimeout(cut);
    await Promise.allSettled(this.inFlight);
    this.deferredAcks.flush();
  }

  private async run(consumer: Consumer): Promise<void> {
    while (!this.stopping) {
      if (this.inFlight.size >= MAX_IN_FLIGHT) {
        await Promise.race(this.inFlight);
        continue;
      }
      try {
        this.round = await consumer.fetch({ max_messages: MAX_IN_FLIGHT - this.inFlight.size, expires: ROUND_MS });
        for await (const message of this.round) this.take(message);
      } catch (error) {
        if (this.stopping) return;
        this.deps.logger.warn({ err: error, durable: this.source.durable }, 'pull failed');
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  }

  private take(message: JsMsg): void {
    const work: Promise<void> = this.handle(message)
      .catch((error: unknown) =>
        this.deps.logger.warn(
          { err: error, subject: message.subject },
          'message not settled; NATS will deliver it again',
        ),
      )
      .finally(() => this.inFlight.delete(work));
    this.inFlight.add(work);
  }

  private async handle(raw: JsMsg): Promise<void> {
    const entry = this.handlers.get(raw.subject);
    // The durable's filter takes a whole producer, so events come that this service does not handle.
    if (!entry || !concerns(entry, raw)) return this.deferredAcks.add(raw);
    // A second delivery runs alone, because the process may have died during the first.
    if (raw.info.deliveryCount === 1 && (await this.batchers.get(raw.subject)?.add(raw))) return;
    const { gate, processor } = this.deps;
    const message = incoming(raw);
    const beat = setInterval(() => raw.working(), STILL_WORKING_MS);
    try {
      const again = message.attempt > 1;
      const process = () => within(LONGEST_MS, entry.contract.type, () => processor.process(entry, message, again));
      await settle(raw, await (again ? gate.runExclusive(process) : gate.runShared(process)));
    } finally {
      clearInterval(beat);
    }
  }
}

function concerns({ bodyContains }: HandlerEntry, raw: JsMsg): boolean {
  if (!bodyContains) return true;
  const body = bytesOf(raw);
  return bodyContains.some((text) => body.includes(text));
}

async function settle(raw: JsMsg, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'retry') raw.nak(outcome.delay_ms);
  // Without a reason: NATS before 2.10.4 ignores a term that has one.
  else if (outcome.kind === 'dead-letter') raw.term();
  else await raw.ackAck({ timeout: 5_000 });
}

const bytesOf = ({ data }: JsMsg): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

function incoming(raw: JsMsg): IncomingMessage {
  const headers: Record<string, string> = {};
  for (const [key, values] of raw.headers ?? []) headers[key.toLowerCase()] = values[0] ?? '';
  return {
    id: headers['nats-msg-id'] || `${raw.info.stream}:${raw.seq}`,
    subject: raw.subject,
    body: raw.string(),
    headers,
    sentAt: new Date(raw.info.timestampNanos / 1e6),
    attempt: raw.info.deliveryCount,
  };
}
