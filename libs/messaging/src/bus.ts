import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection, Status } from '@nats-io/transport-node';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Dependencies, LOGGER, within } from '@linesman/service-kit';
import type { Logger } from 'pino';
import { connectNats, type NatsLink } from './connect-nats';
import { MESSAGING, type MessagingConfig } from './messaging-config';

const DRAIN_MS = 2_000;

/** The service's NATS connection, for JetStream and ephemeral subscriptions. */
@Injectable()
export class Bus implements OnModuleInit, OnApplicationShutdown {
  private link: NatsLink;
  private client: JetStreamClient;
  private readonly reconnected: (() => void)[] = [];

  constructor(
    @Inject(MESSAGING) private readonly config: MessagingConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly dependencies: Dependencies,
  ) {}

  async onModuleInit(): Promise<void> {
    this.link = await connectNats(this.config.nats, (status) => this.hear(status));
    this.client = jetstream(this.link.nats);
    // Events wait in the outbox and in the streams, and HTTP is answered meanwhile.
    this.dependencies.register(
      'nats',
      () => {
        if (!this.isUp) throw new Error('disconnected');
      },
      { required: false },
    );
  }

  get nats(): NatsConnection {
    return this.link.nats;
  }
  get jetstream(): JetStreamClient {
    return this.client;
  }
  get inboxPrefix(): string {
    return this.config.nats.inboxPrefix!;
  }
  get isUp(): boolean {
    return this.link.isUp();
  }

  onReconnect(listener: () => void): void {
    this.reconnected.push(listener);
  }

  private hear({ type }: Status): void {
    if (type === 'reconnect') for (const listener of this.reconnected) listener();
    if (['disconnect', 'reconnect', 'error', 'staleConnection'].includes(type))
      this.logger.warn({ nats: type }, 'nats status');
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.link) return;
    // While the server is away a drain fails or does not end, and the connection would try to reconnect for ever.
    await within(DRAIN_MS, 'closing the connection to NATS', () => this.nats.drain()).catch(() => this.nats.close());
  }
}
