import {
  commandSubject,
  durableOf,
  type Envelope,
  type EventContract,
  type ServiceTopology,
  topology,
} from '@linesman/contracts';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import type { Logger } from 'pino';
import { EMPTY, lastValueFrom } from 'rxjs';
import { Bus } from '../bus';
import { MESSAGING, type MessagingConfig } from '../messaging-config';
import { OutboxPublisher } from '../outbox/outbox-publisher';
import { ConsumerLoop } from './consumer-loop';
import { ExclusiveGate } from './exclusive-gate';
import { Gatherer } from './gatherer';
import type { TakeMany } from './gathered-event';
import { type CommandContext, type EventContext, type HandlerOptions, JETSTREAM } from './handlers';
import { type HandlerEntry, MessageProcessor } from './message-processor';
import { isVerified, subjectsOf } from './publisher-of';

/** Nest's transport for what acts on events and commands: durable consumers, confirmed acks, one effect a message. */
@Injectable()
export class JetStreamServer extends Server implements CustomTransportStrategy {
  override readonly transportId = JETSTREAM;
  override readonly propagatesEventHandlerErrors = true;
  readonly entries = new Map<string, HandlerEntry>();
  private readonly takers = new Map<string, TakeMany>();
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
   * For events of which there are so many that a transaction for each would cost too much. Their handler stays, for what
   * is left and for what comes again. Call it in `onModuleInit`.
   */
  gather(contract: EventContract, take: TakeMany): void {
    if (isVerified(contract)) throw new Error(`${contract.type} has a publisher to be verified, one by one`);
    this.takers.set(contract.subject, take);
  }

  listen(callback: (error?: unknown) => void): void {
    this.start().then(() => callback(), callback);
  }

  private async start(): Promise<void> {
    for (const [pattern, handler] of this.messageHandlers) {
      const entry = this.entry(pattern, handler);
      for (const subject of subjectsOf(entry.contract).keys()) this.entries.set(subject, entry);
    }
    const { consumes, executes }: ServiceTopology = topology[this.config.service];
    this.refuseUnreachable(consumes, executes);
    const gate = new ExclusiveGate();
    const deps = { bus: this.bus, processor: this.processor, gate, logger: this.pino };
    const gatherers = this.gatherersOf(gate);
    const sources = consumes.map((producer) => ({
      stream: 'EVENTS',
      durable: durableOf(this.config.service, producer),
    }));
    if (executes.length > 0) sources.push({ stream: 'COMMANDS', durable: this.config.service });
    this.loops = sources.map((source) => new ConsumerLoop(source, this.entries, gatherers, deps));
    await Promise.all(this.loops.map((loop) => loop.start()));
  }

  private gatherersOf(gate: ExclusiveGate): Map<string, Gatherer> {
    const gatherers = new Map<string, Gatherer>();
    for (const [subject, entry] of this.entries) {
      const take = this.takers.get(subject);
      if (take) gatherers.set(subject, new Gatherer(entry, take, { gate, logger: this.pino }));
    }
    return gatherers;
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

  /** A handler for what never arrives, or a command that nobody handles, is a mistake that would show much later. */
  private refuseUnreachable(consumes: string[], executes: string[]): void {
    for (const { contract } of this.entries.values()) {
      const arrives =
        contract.kind === 'event' ? consumes.includes(contract.producer) : executes.includes(contract.type);
      if (!arrives)
        throw new Error(`${this.config.service} handles ${contract.type}, but its topology does not bring it`);
    }
    for (const type of executes)
      if (!this.entries.has(commandSubject(type)))
        throw new Error(`${this.config.service} has no handler for the command ${type}`);
  }

  async close(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
    await this.publisher.flush();
  }

  on(): void {
    // The bus reports its own state.
  }

  unwrap<T>(): T {
    return this.bus.nats as T;
  }
}
