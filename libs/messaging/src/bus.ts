import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Dependencies, LOGGER } from '@linesman/service-kit';
import type { Logger } from 'pino';
import { MESSAGING, type MessagingConfig } from './messaging-config';

/** The service's NATS connection, for JetStream and ephemeral subscriptions. */
@Injectable()
export class Bus implements OnModuleInit, OnApplicationShutdown {
  private connection: NatsConnection;
  private client: JetStreamClient;
  private up = false;
  private readonly reconnected: (() => void)[] = [];

  constructor(
    @Inject(MESSAGING) private readonly config: MessagingConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly dependencies: Dependencies,
  ) {}

  async onModuleInit(): Promise<void> {
    this.connection = await connect(this.config.nats);
    this.client = jetstream(this.connection);
    this.up = true;
    void this.watch();
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
    return this.connection;
  }
  get jetstream(): JetStreamClient {
    return this.client;
  }
  get isUp(): boolean {
    return this.up && !this.connection.isClosed();
  }

  onReconnect(listener: () => void): void {
    this.reconnected.push(listener);
  }

  private async watch(): Promise<void> {
    for await (const status of this.connection.status()) {
      if (status.type === 'disconnect') this.up = false;
      if (status.type === 'reconnect') {
        this.up = true;
        for (const listener of this.reconnected) listener();
      }
      if (['disconnect', 'reconnect', 'error'].includes(status.type))
        this.logger.warn({ nats: status.type }, 'nats status');
    }
  }

  async onApplicationShutdown(): Promise<void> {
    // While the server is away a drain fails, and the connection would try to reconnect for ever.
    await this.connection?.drain().catch(() => this.connection.close());
  }
}
