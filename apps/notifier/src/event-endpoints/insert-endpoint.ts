import { randomUUID } from 'node:crypto';
import { one, rows, type Tx } from '@linesman/persistence';
import type { EventEndpoint } from './event-endpoint';

/** Of a tenant. */
export const MOST_ENDPOINTS = 20;

type NewEndpoint = Pick<EventEndpoint, 'tenant_id' | 'url' | 'types' | 'contact_email' | 'description'> & {
  /** It gets the events of the feed after this position. */
  position: bigint;
};

/** @returns nothing where the tenant has as many endpoints as it may have. */
export async function insertEndpoint(tx: Tx, endpoint: NewEndpoint): Promise<EventEndpoint | undefined> {
  const { tenant_id, url, types, contact_email, description, position } = endpoint;
  await rows(tx, `select pg_advisory_xact_lock(hashtext('event_endpoints ' || $1::text))`, [tenant_id]);
  const { count } = (await one<{ count: number }>(tx, 'select count(*)::int from event_endpoints'))!;
  if (count >= MOST_ENDPOINTS) return undefined;
  return one<EventEndpoint>(
    tx,
    `insert into event_endpoints (endpoint_id, tenant_id, url, types, contact_email, description, position)
     values ($1, $2, $3, $4, $5, $6, $7) returning *`,
    [randomUUID(), tenant_id, url, types, contact_email, description, position.toString()],
  );
}
