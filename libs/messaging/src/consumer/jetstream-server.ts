import {
  type CommandContract,
  type Consumption,
  consumptionOf,
  durableOf,
  type Envelope,
  type EventContract,
  type ServiceTopology,
  topology,
} from '@linesman/contracts';
import { Clock, gaugeOf, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import type { Logger } from 'pino';
import { EMPTY, lastValueFrom } from 'rxjs';
import { Bus } from '../bus';
import { MESSAGING, type MessagingConfig } from '../messaging-config';
import { OutboxPublisher } from '../outbox/outbox-publisher';
import { Batcher, type Handling } from './batcher';
import { ConsumerLoop, type Route } from './consumer-loop';
import { Deferred } from './deferred.system';
import { Deliveries } from './deliveries';
import { ExclusiveGate } from './exclusive-gate';
import { type CommandContext, type EventContext, type HandlerOptions, JETSTREAM } from './handlers';
import type { HandlerEntry } from './message-processor';
import { publishersOf } from './publishers-of';
import type { Source } from './pulls';
import { RunDeferred } from './run-deferred';
import { type HandleMany, TenantBatches } from './tenant-batches';
import { tenantOf } from './tenant-of';

/** Nest's transport for handlers of events and commands: durable consumers, confirmed acks, each message acts once. */
@Injectable()
export class JetStreamServer extends Server implements CustomTransportStrategy, OnModuleDestroy {
  override readonly transportId = JETSTREAM;
  override readonly propagatesEventHandlerErrors = true;
  readonly entries = new Map<string, HandlerEntry>();
  private readonly batchHandlers = new Map<string, Handling>();
  private readonly sharers = new Map<string, (body: string) => string | undefined>();
  private loops: ConsumerLoop[] = [];

  constructor(
    @Inject(MESSAGING) private readonly config: MessagingConfig,
    private readonly bus: Bus,
    private readonly deliveries: Deliveries,
    private readonly deferred: Deferred,
    private readonly runDeferred: RunDeferred,
    private readonly gate: ExclusiveGate,
    private readonly tenantBatches: TenantBatches,
    private readonly publisher: OutboxPublisher,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly pino: Logger,
  ) {
    super();
  }

  /**
   * For events that are too many for a transaction each. Their `@OnEvent` handler stays: it takes second deliveries and
   * the events that the batch did not handle. Call it in `onModuleInit`.
   */
  handleInBatches(contract: EventContract, handling: Handling): void {
    for (const subject of publishersOf(contract).keys()) this.batchHandlers.set(subject, handling);
  }

  /**
   * For events of which many of a tenant may come at once. Their `@OnEvent` handler stays here too.
   * @param takes whether the event can be handled with others. What is not is handled at once. Its data was not checked.
   */
  handleTogether<T extends object>(
    contract: EventContract<T>,
    takes: (data: Record<string, unknown>) => boolean,
    handle: HandleMany<T>,
  ): void {
    const handling = this.tenantBatches.handlingOf(contract, handle);
    this.handleInBatches(contract, { ...handling, takes: ({ data }) => takes(data) });
  }

  /**
   * What besides the tenant a message has to share its slots with, the provider of a command for example. Call it in
   * `onModuleInit`.
   */
  shareBy(contract: CommandContract, key: (body: string) => string | undefined): void {
    this.sharers.set(contract.type, key);
  }

  /** For each durable consumer, the age of the oldest message that this process has taken and not settled. */
  oldest(): { stream: string; durable: string; seconds: number }[] {
    const now = this.clock.now();
    return this.loops.map((loop) => loop.oldest(now));
  }

  /** For how long the durable consumer that was silent longest has been; without end before they are read. */
  get silent_ms(): number {
    return this.loops.length === 0 ? Infinity : Math.max(...this.loops.map((loop) => loop.silent_ms));
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
    this.loops = this.sources(consumes, executes).map(
      ({ source, routes }) => new ConsumerLoop(source, routes, this.deps),
    );
    await Promise.all(this.loops.map((loop) => loop.start()));
    this.runDeferred.start(this.entries);
    gaugeOf(
      {
        name: 'consumer_pending_messages',
        help: 'Messages of the stream that the service has not taken yet, over all processes, by stream and durable consumer.',
        labels: ['stream', 'durable'],
        read: () => Promise.all(this.loops.map((loop) => loop.pending())),
      },
      this.pino,
    );
    gaugeOf(
      {
        name: 'consumer_oldest_seconds',
        help: 'For how long the oldest message that this process has taken and not settled has been in the stream.',
        labels: ['stream', 'durable'],
        read: () => Promise.resolve(this.oldest().map(({ seconds: value, ...labels }) => ({ labels, value }))),
      },
      this.pino,
    );
  }

  private get deps() {
    const { bus, deliveries, deferred, pino: logger } = this;
    return { bus, deliveries, deferred, logger };
  }

  /** Each durable with the subjects that are handled through it. */
  private sources(consumes: Consumption[], executes: string[]): { source: Source; routes: Map<string, Route> }[] {
    const { service } = this.config;
    const through = new Map<Consumption | 'commands', Map<string, Route>>();
    // One batcher for all subjects of an event, so that they share its batches.
    const batchers = new Map<HandlerEntry, Batcher>();
    for (const [subject, entry] of this.entries) {
      const key = entry.contract.kind === 'event' ? consumptionOf(consumes, subject) : 'commands';
      // An outcome that another service asked for, for example.
      if (!key) continue;
      const handling = this.batchHandlers.get(subject) ?? this.togetherOf(entry);
      const batcher =
        handling && (batchers.get(entry) ?? new Batcher(entry, handling, { gate: this.gate, logger: this.pino }));
      if (batcher) batchers.set(entry, batcher);
      through.set(key, (through.get(key) ?? new Map<string, Route>()).set(subject, { entry, batcher }));
    }
    const events = consumes.map((it) => ({
      source: { stream: it.stream, durable: durableOf(service, it.name) },
      routes: through.get(it) ?? new Map<string, Route>(),
    }));
    const commands = { source: { stream: 'COMMANDS', durable: service }, routes: through.get('commands')! };
    return executes.length > 0 ? [...events, commands] : events;
  }

  private togetherOf({ contract, invokeAll }: HandlerEntry): Handling | undefined {
    if (contract.kind === 'command' || !invokeAll) return undefined;
    return this.tenantBatches.handlingOf(contract, (tx, all) => invokeAll(all, { tx, attempt: 1 }));
  }

  private entry(subject: string, handler: MessageHandler): HandlerEntry {
    if (handler.next) throw new Error(`two handlers for ${subject} in ${this.config.service}`);
    const options = handler.extras as HandlerOptions;
    const call = async (payload: Envelope | Envelope[], context: EventContext | CommandContext): Promise<void> => {
      const result: unknown = await handler(payload, context);
      await lastValueFrom(this.transformToObservable(result ?? EMPTY), { defaultValue: undefined });
    };
    const invocation: Pick<HandlerEntry, 'invoke' | 'invokeAll'> = options.of_many
      ? { invoke: (envelope, context) => call([envelope], context), invokeAll: call }
      : { invoke: call };
    const share = this.sharers.get(options.contract.type);
    const sharesOf = (body: string): string[] => [tenantOf(body) ?? 'no tenant', share?.(body) ?? []].flat();
    return { ...options, ...invocation, sharesOf };
  }

  /** Refuses to start when a handler's message never arrives, or when a command has no handler. */
  private refuseUnreachable(consumes: Consumption[], executes: string[]): void {
    for (const { contract } of this.entries.values()) {
      const arrives =
        contract.kind === 'event'
          ? [...publishersOf(contract).keys()].some((subject) => consumptionOf(consumes, subject))
          : executes.includes(contract.type);
      if (!arrives)
        throw new Error(`${this.config.service} handles ${contract.type}, but its row in topology.ts does not name it`);
    }
    const handled = [...this.entries.values()].map(({ contract }) => contract.type);
    for (const type of executes)
      if (!handled.includes(type)) throw new Error(`${this.config.service} has no handler for the command ${type}`);
  }

  /** Takes no further message, so that those under way end in the time that is left. */
  onModuleDestroy(): void {
    for (const source of [...this.loops, this.runDeferred]) void source.stop();
  }

  async close(): Promise<void> {
    await Promise.all([...this.loops.map((loop) => loop.stop()), this.runDeferred.stop()]);
    await this.publisher.flush();
  }

  on(): void {
    // Required by Nest. The bus reports its own state.
  }

  unwrap<T>(): T {
    return this.bus.nats as T;
  }
}
