import { stopSeconds } from '@linesman/contracts';
import { Dependencies, Periodic, within } from '@linesman/service-kit';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type MessageHandler, type NatsContext, ServerNats } from '@nestjs/microservices';
import { connectNats } from '../connect-nats';
import { MESSAGING, type MessagingConfig } from '../messaging-config';
import { answerSerializer } from './answer-serializer';

const LOOK_EVERY_MS = 1_000;
const LEAVE_MS = 1_000;
/** The rest of the time to stop is for what is closed afterwards. */
const LONGEST_DRAIN_MS = (stopSeconds - 4) * 1_000;

/**
 * Nest's NATS transport, which takes questions only while this process can answer them: NATS gives them to other
 * processes otherwise. It answers what it took before it closes. It connects as a NATS user of its own, because a user who
 * may answer slows the server down for each delivery of a stream (`answersOf` in libs/servers).
 */
@Injectable()
export class RpcServer extends ServerNats implements OnApplicationBootstrap, OnModuleDestroy {
  private connection?: NatsConnection;
  private taking: Subscription[] = [];
  private stopping = false;
  private readonly unanswered = new Set<Msg>();
  private allAnswered: () => void = () => undefined;

  constructor(
    @Inject(MESSAGING) private readonly config: MessagingConfig,
    private readonly dependencies: Dependencies,
    private readonly periodic: Periodic,
  ) {
    super({ serializer: answerSerializer });
  }

  onApplicationBootstrap(): void {
    this.periodic.every(LOOK_EVERY_MS, 'take RPC or leave it to others', () => this.look());
  }

  override async createNatsClient(): Promise<NatsConnection> {
    const { user, ...options } = this.config.nats;
    return (await connectNats({ ...options, user: `${user}-rpc` })).nats;
  }

  override bindEvents(connection: NatsConnection): void {
    this.connection = connection;
    this.take();
  }

  /** What it took is answered; other processes get the rest. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.leave();
  }

  override async close(): Promise<void> {
    await this.answerAll();
    await super.close();
  }

  /** Each question has one answer, and a stream of them ends with one that is disposed. */
  override getPublisher(message: Msg, id: string, context: NatsContext): (packet: Packet) => unknown {
    const publish = super.getPublisher(message, id, context) as (packet: Packet) => unknown;
    this.unanswered.add(message);
    return (packet) => {
      if (packet.isDisposed || packet.err !== undefined) this.answered(message);
      return publish(packet);
    };
  }

  /** The channels that it takes are the keys themselves. Nest would make the key anew from the pattern each time. */
  override getHandlerByPattern(channel: string): MessageHandler | null {
    return this.messageHandlers.get(channel) ?? null;
  }

  override async handleMessage(channel: string, message: Msg): Promise<unknown> {
    return super.handleMessage(channel, message).catch((error: unknown) => {
      this.answered(message);
      throw error;
    });
  }

  private async look(): Promise<void> {
    const { status } = await this.dependencies.report();
    if (this.stopping) return;
    if (status === 'down') await this.leave();
    else this.take();
  }

  private take(): void {
    if (!this.connection || this.taking.length > 0) return;
    this.taking = [...this.messageHandlers.keys()].map((channel) =>
      this.connection!.subscribe(channel, {
        queue: this.config.service,
        callback: this.getMessageHandler(channel) as never,
      }),
    );
  }

  private async leave(): Promise<void> {
    const left = this.taking.splice(0);
    // While NATS is away there is nobody to tell, and no question comes.
    await within(LEAVE_MS, 'leaving RPC to others', () => Promise.all(left.map((one) => one.drain()))).catch(
      () => undefined,
    );
  }

  private answered(message: Msg): void {
    this.unanswered.delete(message);
    if (this.unanswered.size === 0) this.allAnswered();
  }

  private async answerAll(): Promise<void> {
    if (this.unanswered.size === 0) return;
    await new Promise<void>((resolve) => {
      this.allAnswered = resolve;
      setTimeout(resolve, LONGEST_DRAIN_MS).unref();
    });
  }
}

interface Packet {
  isDisposed?: boolean;
  err?: unknown;
}
