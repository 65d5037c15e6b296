import type { ServiceName } from '@linesman/contracts';
import type { NodeConnectionOptions } from '@nats-io/transport-node';

/** Injection token of {@link MessagingConfig}. */
export const MESSAGING = Symbol('linesman.messaging');

export interface MessagingConfig {
  service: ServiceName;
  nats: NodeConnectionOptions;
  /** It is of use while the bus is away, and stays ready. */
  listensOnly?: true;
}

export interface NatsAccess {
  NATS_URL: string;
  NATS_USER: string;
  NATS_PASSWORD: string;
}

/** Reconnects for ever; a message being sent meanwhile fails soon, and the outbox sends it again. */
export const natsOptions = (service: string, config: NatsAccess): NodeConnectionOptions => ({
  servers: config.NATS_URL,
  user: config.NATS_USER,
  pass: config.NATS_PASSWORD,
  name: service,
  inboxPrefix: `_INBOX_${service}`,
  maxReconnectAttempts: -1,
  reconnectTimeWait: 250,
  timeout: 5_000,
  ignoreAuthErrorAbort: true,
  // Two stack traces for each request, kept for a failure that hardly ever comes.
  noAsyncTraces: true,
});
