import type { ServiceName } from '@linesman/contracts';
import { type BackendConfig, Clock, Shares } from '@linesman/service-kit';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Bus } from './bus';
import { Attempts } from './consumer/attempts.system';
import { Deferred } from './consumer/deferred.system';
import { Deliveries } from './consumer/deliveries';
import { ExclusiveGate } from './consumer/exclusive-gate';
import { JetStreamServer } from './consumer/jetstream-server';
import { MessageProcessor } from './consumer/message-processor';
import { RunDeferred } from './consumer/run-deferred';
import { TenantBatches } from './consumer/tenant-batches';
import { DeadLetterMetrics } from './dead-letters/dead-letter-metrics';
import { DeadLettersController } from './dead-letters/dead-letters.controller';
import { DeadLetters } from './dead-letters/dead-letters.system';
import { DeferredMessages } from './dead-letters/deferred-messages.system';
import { ReplayDeadLetter } from './dead-letters/replay-dead-letter.system';
import { EphemeralSubscriptions } from './ephemeral-subscriptions';
import { MESSAGING, type MessagingConfig, type NatsAccess, natsOptions } from './messaging-config';
import { EventQuota } from './outbox/event-quota';
import { Outbox } from './outbox/outbox';
import { OutboxPublisher } from './outbox/outbox-publisher';
import { OutboxRelay } from './outbox/outbox-relay';
import { OutboxRows } from './outbox/outbox-rows.system';
import { PublishedRows } from './outbox/published-rows.system';
import { RepublishLost } from './outbox/republish-lost';
import { SetAsideEventsController } from './outbox/set-aside-events.controller';
import { SetAsideEvents } from './outbox/set-aside-events.system';
import { StreamWatch } from './outbox/stream-watch';
import { RpcCallers } from './rpc/rpc-callers';
import { RpcClient } from './rpc/rpc-client';
import { RpcServer } from './rpc/rpc-server';
import { MOST_CALLS, RPC_SLOTS } from './rpc/rpc-handler';

@Global()
@Module({})
export class MessagingModule {
  /** For a service without a database: it subscribes and calls RPCs, and publishes nothing. */
  static forListener(service: ServiceName, urls: NatsAccess): DynamicModule {
    const shared = [Bus, EphemeralSubscriptions, RpcClient];
    return {
      module: MessagingModule,
      providers: [
        { provide: MESSAGING, useValue: { service, nats: natsOptions(service, urls) } satisfies MessagingConfig },
        ...shared,
      ],
      exports: [...shared, MESSAGING],
    };
  }

  static forService(
    service: ServiceName,
    { TENANT_EVENT_BYTES_AN_HOUR, ...urls }: NatsAccess & Pick<BackendConfig, 'TENANT_EVENT_BYTES_AN_HOUR'>,
  ): DynamicModule {
    const config: MessagingConfig = { service, nats: natsOptions(service, urls) };
    return {
      module: MessagingModule,
      controllers: [DeadLettersController, SetAsideEventsController],
      providers: [
        { provide: MESSAGING, useValue: config },
        Attempts,
        Bus,
        DeadLetterMetrics,
        DeadLetters,
        Deferred,
        DeferredMessages,
        Deliveries,
        EphemeralSubscriptions,
        {
          provide: EventQuota,
          inject: [Clock],
          useFactory: (clock: Clock) => new EventQuota(TENANT_EVENT_BYTES_AN_HOUR, clock),
        },
        ExclusiveGate,
        JetStreamServer,
        MessageProcessor,
        Outbox,
        OutboxPublisher,
        OutboxRelay,
        OutboxRows,
        PublishedRows,
        ReplayDeadLetter,
        RepublishLost,
        RpcCallers,
        RpcClient,
        RpcServer,
        { provide: RPC_SLOTS, useFactory: () => new Shares(MOST_CALLS) },
        RunDeferred,
        SetAsideEvents,
        StreamWatch,
        TenantBatches,
      ],
      exports: [Bus, EphemeralSubscriptions, Outbox, RpcCallers, RpcClient, RPC_SLOTS, JetStreamServer, MESSAGING],
    };
  }
}

/** Connects a service to NATS: RPC through Nest's transport, events and commands through JetStream. */
export function connectMessaging(app: NestFastifyApplication): void {
  app.connectMicroservice({ strategy: app.get(RpcServer) });
  app.connectMicroservice({ strategy: app.get(JetStreamServer) });
}
