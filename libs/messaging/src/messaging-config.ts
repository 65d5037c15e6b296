import type { ServiceName } from '@linesman/contracts';
import type { NodeConnectionOptions } from '@nats-io/transport-node';

/** Injection token of {@link MessagingConfig}. */
export const MESSAGING = Symbol('linesman.messaging');

const PING_MS = 3_000;

export interface MessagingConfig {
  service: ServiceName;
  nats: NodeConnectionOptions;
}

export interface NatsAccess {
  NATS_URL: string;
  NATS_USER: string;
  NATS_PASSWORD: string;
}

/**
 * The client ignores the scheme of a URL. Without this it would speak in the clear to a server that does not offer TLS,
 * and to everybody who stands between. Issuers besides the well-known ones are named in NODE_EXTRA_CA_CERTS.
 */
const tlsOf = (url: string): Pick<NodeConnectionOptions, 'tls'> => (url.startsWith('tls:') ? { tls: {} } : {});

/**
 * Reconnects for ever. A publication fails soon while NATS is away, and the outbox repeats it. A connection whose server
 * leaves two pings unanswered is given up after three intervals.
 */
export const natsOptions = (service: string, config: NatsAccess): NodeConnectionOptions => ({
  servers: config.NATS_URL,
  ...tlsOf(config.NATS_URL),
  user: config.NATS_USER,
  pass: config.NATS_PASSWORD,
  name: service,
  inboxPrefix: `_INBOX_${service}`,
  maxReconnectAttempts: -1,
  reconnectTimeWait: 250,
  pingInterval: PING_MS,
  maxPingOut: 2,
  timeout: 5_000,
  ignoreAuthErrorAbort: true,
  // Otherwise the client records two stack traces for each request, for a failure that hardly ever happens.
  noAsyncTraces: true,
});
