import { durableOf, type Envelope, type EventContract, type ServiceTopology, topology } from '@linesman/contracts';
import { gaugeOf, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import type { Logger } from 'pino';
import { EMPTY, lastValueFrom } from 'rxjs';
import { Bus } from '../bus';
import { MESSAGING, type MessagingConfig } from '../messaging-config';
import { OutboxPublisher } from '../outbox/outbox-publisher';
import { Batcher, type HandleBatch } from './batcher';
import { ConsumerLoop } from './consumer-loop';
import { ExclusiveGate } from './exclusive-gate';
import { type CommandContext, type EventContext, type HandlerOptions, JETSTREAM } from './handlers';
import { type HandlerEntry, MessageProcessor } from './message-processor';
import { publishersOf } from './publishers-of';

/** Nest's transport for handlers of events and commands: durable consumers, confirmed acks, each message acts once. */
@Injectable()
export class JetStreamServer extends Server implements CustomTransportStrategy, OnModuleDestroy {
  override readonly transportId = JETSTREAM;
  override readonly propagatesEventHandlerErrors = true;
  readonly entries = new Map<string, HandlerEntry>();
  private readonly batchHandlers = new Map<string, HandleBatch>();
  private loops: ConsumerLoop[] = [];

  constructor(
    @Inject(MESSAGING) private readonly config: MessagingConfig,
    private readonly bus: Bus,
    private readonly processor: MessageProcessor,
    private readonly publisher: OutboxPublisher,
    @Inject(LOGGER) private readonly pino: Logger,
  ) {
    super();
  }

  /**
   * For events that are too many for a transaction each. Their `@OnEvent` handler stays: it takes second deliveries and
   * the events that the batch did not handle. Call it in `onModuleInit`.
   */
  handleInBatches(contract: EventContract, handle: HandleBatch): void {
    this.batchHandlers.set(contract.subject, handle);
  }

  listen(callback: (error?: unknown) => void): void {
    this.start().then(() => callback(), callback);
  }

  private async start(): Promise<void> {
    for (const [pattern, handler] of this.messageHandlers) {
      const entry = this.entry(pattern, handler);
      for (const subject of publishersOf(entry.contract).keys()) this.entries.set(subject, entry);
    }
    const { consumes, executes }: ServiceTopology = topology[this.config.service];
    this.refuseUnreachable(consumes, executes);
    const gate = new ExclusiveGate();
    const deps = { bus: this.bus, processor: this.processor, gate, logger: this.pino };
    const batchers = this.batchersOf(gate);
    const sources = consumes.map((producer) => ({
      stream: 'EVENTS',
      durable: durableOf(this.config.service, producer),
    }));
    if (executes.length > 0) sources.push({ stream: 'COMMANDS', durable: this.config.service });
    this.loops = sources.map((source) => new ConsumerLoop(source, this.entries, batchers, deps));
    await Promise.all(this.loops.map((loop) => loop.start()));
    gaugeOf(
      {
        name: 'consumer_pending_messages',
        help: 'Messages of the stream that the service has not taken yet, over all processes, by durable consumer.',
        labels: ['durable'],
        read: () => Promise.all(this.loops.map((loop) => loop.pending())),
      },
      this.pino,
    );
  }

  private batchersOf(gate: ExclusiveGate): Map<string, Batcher> {
    const batchers = new Map<string, Batcher>();
    for (const [subject, entry] of this.entries) {
      const handle = this.batchHandlers.get(subject);
      if (handle) batchers.set(subject, new Batcher(entry, handle, { gate, logger: this.pino }));
    }
    return batchers;
  }

  private entry(subject: string, handler: MessageHandler): HandlerEntry {
    if (handler.next) throw new Error(`two handlers for ${subject} in ${this.config.service}`);
    const options = handler.extras as HandlerOptions;
    const invoke = async (envelope: Envelope, context: EventContext | CommandContext): Promise<void> => {
      const result: unknown = await handler(envelope, context);
      await lastValueFrom(this.transformToObservable(result ?? EMPTY), { defaultValue: undefined });
    };
    return { ...options, invoke };
  }

  /** Refuses to start when a handler's message never arrives, or when a command has no handler. */
  private refuseUnreachable(consumes: string[], executes: string[]): void {
    for (const { contract } of this.entries.values()) {
      const arrives =
        contract.kind === 'event' ? consumes.includes(contract.producer) : executes.includes(contract.type);
      if (!arrives)
        throw new Error(`${this.config.service} handles ${contract.type}, but its row in topology.ts does not name it`);
    }
    const handled = [...this.entries.values()].map(({ contract }) => contract.type);
    for (const type of executes)
      if (!handled.includes(type)) throw new Error(`${this.config.service} has no handler for the command ${type}`);
  }

  /** Takes no further message, so that those under way end in the time that is left. */
  onModuleDestroy(): void {
    for (const loop of this.loops) void loop.stop();
  }

  async close(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
    await this.publisher.flush();
  }

  on(): void {
    // Required by Nest. The bus reports its own state.
  }

  unwrap<T>(): T {
    return this.bus.nats as T;
  }
}
