import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { Logger } from 'pino';
import type { Bus } from '../bus';
import { ExclusiveGate } from './exclusive-gate';
import type { Gatherer } from './gatherer';
import type { IncomingMessage } from './incoming-message';
import type { HandlerEntry, MessageProcessor, Outcome } from './message-processor';
import { PassedOver } from './passed-over';

const MAX_IN_FLIGHT = 64;
const STILL_WORKING_MS = 3_000;
const ROUND_MS = 1_000;

/**
 * Pulls one durable consumer dry, for ever. `fetch()` rounds instead of `consume()`: stopping a consume strands what
 * the server had sent already until ack_wait, a round is left to end by itself.
 */
export class ConsumerLoop {
  private stopping = false;
  private running?: Promise<void>;
  private round?: ConsumerMessages;
  private readonly inFlight = new Set<Promise<void>>();
  private readonly passedOver = new PassedOver();

  constructor(
    private readonly source: { stream: string; durable: string },
    private readonly handlers: ReadonlyMap<string, HandlerEntry>,
    private readonly gatherers: ReadonlyMap<string, Gatherer>,
    private readonly deps: { bus: Bus; processor: MessageProcessor; gate: ExclusiveGate; logger: Logger },
  ) {}

  async start(): Promise<void> {
    const consumer = await this.deps.bus.jetstream.consumers.get(this.source.stream, this.source.durable);
    this.running = this.run(consumer);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    // Without a server a round does not end by itself.
    const cut = setTimeout(() => this.round?.stop(), this.deps.bus.isUp ? 2 * ROUND_MS : 0);
    await this.running;
    clearTimeout(cut);
    await Promise.allSettled(this.inFlight);
    this.passedOver.acknowledge();
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
        this.deps.logger.warn({ err: error, subject: message.subject }, 'message not settled; it comes again'),
      )
      .finally(() => this.inFlight.delete(work));
    this.inFlight.add(work);
  }

  private async handle(raw: JsMsg): Promise<void> {
    const entry = this.handlers.get(raw.subject);
    // A family's filter brings verbs that nobody here handles.
    if (!entry || (entry.mentioning && !bytesOf(raw).includes(entry.mentioning))) return this.passedOver.add(raw);
    // A second delivery runs alone: its first may have been a death.
    if (raw.info.deliveryCount === 1 && (await this.gatherers.get(raw.subject)?.add(raw))) return;
    const { gate, processor } = this.deps;
    const message = incoming(raw);
    const beat = setInterval(() => raw.working(), STILL_WORKING_MS);
    try {
      const again = message.attempt > 1;
      const process = () => processor.process(entry, message, again);
      await settle(raw, await (again ? gate.runAlone(process) : gate.runTogether(process)));
    } finally {
      clearInterval(beat);
    }
  }
}

async function settle(raw: JsMsg, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'retry') raw.nak(outcome.delay_ms);
  // No reason given: NATS before 2.10.4 ignores a term that has one.
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
