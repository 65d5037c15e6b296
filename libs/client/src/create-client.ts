import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import { LinesmanClient } from './client';
import { unanswered } from './linesman-error';

export interface ClientOptions {
  /** How to connect, or a connection that the service has already and closes itself: one serves many tenants. */
  nats: NodeConnectionOptions | NatsConnection;
  /** A valid access token of the service, with the role `service` and of this tenant; asked for with each request. */
  token: () => Promise<string>;
  tenant_id: string;
}

/** @throws LinesmanError when NATS cannot be reached. */
export async function createClient({ nats, token, tenant_id }: ClientOptions): Promise<LinesmanClient> {
  if ('publish' in nats) return new LinesmanClient(nats, token, tenant_id);
  // NATS lets a user hear answers under its own name only.
  const own = nats.user ? { inboxPrefix: `_INBOX_${nats.user}` } : {};
  const connection = await connect({ ...own, ...nats }).catch((cause: unknown) => {
    throw unanswered(cause);
  });
  return new LinesmanClient(connection, token, tenant_id, () => connection.drain());
}
