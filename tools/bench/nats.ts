import { connect, type NatsConnection } from '@nats-io/transport-node';

export interface Login {
  url: string;
  user: string;
  password: string;
}

/** A connection of one NATS user, which may hear its own inbox only. It connects again whatever happens to the server. */
export const connectAs = ({ url, user, password }: Login): Promise<NatsConnection> =>
  connect({
    servers: url,
    user,
    pass: password,
    inboxPrefix: `_INBOX_${user}`,
    maxReconnectAttempts: -1,
    ignoreAuthErrorAbort: true,
  });
