import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import { LinesmanClient } from './client';
import { unanswered } from './linesman-error';

export interface ClientOptions {
  /** How to connect, or an open connection, which the service closes itself. Clients of many tenants can share one. */
  nats: NodeConnectionOptions | NatsConnection;
  /** Returns a valid access token of the service, with the role `service`, for this tenant. Called for each request. */
  token: () => Promise<string>;
  tenant_id: string;
}

/** @throws LinesmanError if NATS cannot be reached. */
export async function createClient({ nats, token, tenant_id }: ClientOptions): Promise<LinesmanClient> {
  if ('publish' in nats) return new LinesmanClient(nats, token, tenant_id);
  // NATS lets a user receive answers only in an inbox with its own name.
  const own = nats.user ? { inboxPrefix: `_INBOX_${nats.user}` } : {};
  const connection = await connect({ ...own, ...tlsOf(nats), ...nats }).catch((cause: unknown) => {
    throw unanswered(cause);
  });
  return new LinesmanClient(connection, token, tenant_id, () => connection.drain());
}

/** The NATS client ignores the scheme: without this, `tls://` would be in the clear where a server offers no TLS. */
function tlsOf({ servers = [] }: NodeConnectionOptions): Pick<NodeConnectionOptions, 'tls'> {
  return [servers].flat().some((url) => url.startsWith('tls:')) ? { tls: {} } : {};
}
