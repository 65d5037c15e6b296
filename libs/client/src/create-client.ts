import type { NatsConnection, NodeConnectionOptions } from '@nats-io/transport-node';
import { LinesmanClient } from './client';
import { HttpLink } from './http-link';
import { NatsLink } from './nats-link';
import { type TakeNotice, warn } from './notice';
import { serviceOf } from './wire';

export interface ClientOptions {
  /** Where Linesman's API is, e.g. `https://linesman.example.com`: for events and customers, and for webhook deliveries and logins where there is no `nats`. */
  url?: string;
  /**
   * How to connect to NATS, or an open connection, which the service closes itself: for everything else. Clients of many
   * tenants can share one.
   */
  nats?: NodeConnectionOptions | NatsConnection;
  /** The service's name at NATS. Needed with an open connection; otherwise the user in `nats` says it. */
  service?: string;
  /** Returns a valid access token of the service, with the role `service`, for this tenant. Called for each request. */
  token: () => Promise<string>;
  tenant_id: string;
  /** Hears of a lost connection, a refused password and a handler that failed. If absent, `console.warn` says so. */
  notice?: TakeNotice;
}

/** @throws LinesmanError `password-refused` if NATS refuses the user, `service-unavailable` if it cannot be reached. */
export async function createClient(options: ClientOptions): Promise<LinesmanClient> {
  const { url, nats, service, token, tenant_id, notice = warn } = options;
  const links = {
    ...(url ? { http: new HttpLink(url, token) } : {}),
    ...(nats ? { nats: await natsLink(nats, serviceOf(service), token, notice) } : {}),
  };
  return new LinesmanClient(links, tenant_id, notice);
}

const natsLink = async (
  nats: NodeConnectionOptions | NatsConnection,
  service: string,
  token: () => Promise<string>,
  notice: TakeNotice,
): Promise<NatsLink> =>
  'publish' in nats ? NatsLink.sharing(nats, service, token, notice) : NatsLink.open(nats, token, notice);
